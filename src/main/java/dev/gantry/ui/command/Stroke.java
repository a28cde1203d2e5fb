package dev.gantry.ui.command;

import java.util.Map;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Keys that are pressed together, or a character that is typed, on whatever keyboard. */
public sealed interface Stroke {
    /** Whether this event, pressed or typed, is it. */
    boolean matches(KeyEvent event);

    /** How it is written for the user. */
    String label();

    /** A key with its modifiers, such as {@code Shortcut+Z}. */
    record Keys(KeyCombination combination) implements Stroke {
        private static final Map<KeyCode, String> NAMES = Map.of(
                KeyCode.LEFT, "←", KeyCode.RIGHT, "→", KeyCode.UP, "↑", KeyCode.DOWN, "↓", KeyCode.ESCAPE, "Esc",
                KeyCode.SPACE, "Space", KeyCode.CONTEXT_MENU, "Menu", KeyCode.PAGE_DOWN, "Page ↓",
                KeyCode.PAGE_UP, "Page ↑");

        @Override
        public boolean matches(KeyEvent event) {
            return event.getEventType() == KeyEvent.KEY_PRESSED && combination.match(event);
        }

        @Override
        public String label() {
            String all = combination.getDisplayText();
            if (!(combination instanceof KeyCodeCombination plain) || !NAMES.containsKey(plain.getCode())) {
                return all;
            }
            int key = new KeyCodeCombination(plain.getCode()).getDisplayText().length();
            return all.substring(0, all.length() - key) + NAMES.get(plain.getCode());
        }
    }

    /** A character. */
    record Typed(String character) implements Stroke {
        @Override
        public boolean matches(KeyEvent event) {
            return event.getEventType() == KeyEvent.KEY_TYPED && event.getCharacter().equalsIgnoreCase(character)
                    && !event.isControlDown() && !event.isMetaDown() && !event.isAltDown();
        }

        @Override
        public String label() {
            return character.toUpperCase(java.util.Locale.ROOT);
        }
    }

    static Stroke keys(String combination) {
        return new Keys(KeyCombination.valueOf(combination));
    }

    static Stroke typed(String character) {
        return new Typed(character);
    }
}
