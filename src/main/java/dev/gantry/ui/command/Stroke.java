package dev.gantry.ui.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Key stroke: keys that are pressed together, or a character that is typed, on any keyboard layout. */
public sealed interface Stroke {
    /** Whether this event, pressed or typed, is this stroke. */
    boolean matches(KeyEvent event);

    /** Label for the user. */
    String label();

    /** Whether one key press can match both strokes. */
    default boolean clashes(Stroke other) {
        return equals(other) || isLetterOf(this, other) || isLetterOf(other, this);
    }

    private static boolean isLetterOf(Stroke typed, Stroke pressed) {
        return typed instanceof Typed(String character) && pressed instanceof Keys(KeyCodeCombination keys)
                && keys.getShortcut() != KeyCombination.ModifierValue.DOWN
                && keys.getAlt() != KeyCombination.ModifierValue.DOWN
                && isPrinted(keys.getCode()) && keys.getCode().getChar().equalsIgnoreCase(character);
    }

    /** Whether the key types the character of its key code; the code of F5 is that of a t. */
    private static boolean isPrinted(KeyCode code) {
        return !code.isFunctionKey() && !code.isNavigationKey() && !code.isKeypadKey();
    }

    /** Text form in the settings file; {@link #read} parses it. No part of it is a space. */
    String spec();

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

        @Override
        public String spec() {
            return combination.getName().replace(' ', '_');
        }
    }

    /** A character that is typed. */
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

        @Override
        public String spec() {
            return "'" + character + "'";
        }
    }

    /**
     * Parses the text form of a stroke.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Stroke read(String spec) {
        boolean typed = spec.length() > 2 && spec.startsWith("'") && spec.endsWith("'");
        return typed ? typed(spec.substring(1, spec.length() - 1)) : keys(spec.replace('_', ' '));
    }

    /** The stroke that this pressed key is with its modifiers; empty while only modifiers are held. */
    static Optional<Stroke> of(KeyEvent pressed) {
        if (pressed.getCode().isModifierKey() || pressed.getCode() == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        boolean plain = !pressed.isShiftDown() && !pressed.isAltDown() && !pressed.isShortcutDown();
        if (plain && pressed.getText().length() == 1 && pressed.getText().charAt(0) > ' ') {
            return Optional.of(typed(pressed.getText()));
        }
        List<KeyCombination.Modifier> held = new ArrayList<>();
        if (pressed.isShiftDown()) {
            held.add(KeyCombination.SHIFT_DOWN);
        }
        if (pressed.isAltDown()) {
            held.add(KeyCombination.ALT_DOWN);
        }
        if (pressed.isShortcutDown()) {
            held.add(KeyCombination.SHORTCUT_DOWN);
        }
        return Optional
                .of(new Keys(new KeyCodeCombination(pressed.getCode(), held.toArray(KeyCombination.Modifier[]::new))));
    }

    static Stroke keys(String combination) {
        return new Keys(KeyCombination.valueOf(combination));
    }

    static Stroke typed(String character) {
        return new Typed(character);
    }
}
