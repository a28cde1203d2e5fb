package dev.gantry.ui.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** All commands, in the order in which the help lists them. */
public final class Commands {
    private static final Set<KeyCode> UNDOES = Set.of(KeyCode.Z, KeyCode.Y);

    private final Map<String, Command> byId = new LinkedHashMap<>();
    private final Map<Command, Group> groups = new HashMap<>();
    private Group group = Group.WINDOW;
    private Optional<Consumer<KeyEvent>> taker = Optional.empty();

    /** What is added from now on is about this. */
    public void group(Group next) {
        group = next;
    }

    /** What a command is about. */
    public Group group(Command command) {
        return groups.get(command);
    }

    /** Gives every key to this instead of doing a command, until it is empty again. */
    public void capture(Optional<Consumer<KeyEvent>> keys) {
        taker = keys;
    }

    /** Adds a command that can be done while this holds. */
    public void add(String id, Runnable action, BooleanSupplier enabled, Stroke... strokes) {
        Command command = new Command(id, List.of(strokes), action, enabled);
        byId.put(id, command);
        groups.put(command, group);
    }

    /** Adds a command that can always be done. */
    public void add(String id, Runnable action, Stroke... strokes) {
        add(id, action, () -> true, strokes);
    }

    public Command get(String id) {
        return byId.get(id);
    }

    public List<Command> all() {
        return new ArrayList<>(byId.values());
    }

    /** Lets the keys of this scene do the commands, but where the user types a text or a button wants the key. */
    public void listenTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> handle(scene, event));
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> handle(scene, event));
    }

    private void handle(Scene scene, KeyEvent event) {
        if (taker.isPresent()) {
            taker.get().accept(event);
            event.consume();
            return;
        }
        for (Command command : byId.values()) {
            for (Stroke stroke : command.strokes()) {
                if (stroke.matches(event) && !isTaken(scene.getFocusOwner(), event) && command.run()) {
                    event.consume();
                    return;
                }
            }
        }
    }

    private static boolean asksForMenu(KeyEvent event) {
        return event.getCode() == KeyCode.CONTEXT_MENU || event.getCode() == KeyCode.F10 && event.isShiftDown();
    }

    /** Whether the focused control needs this key itself. */
    private static boolean isTaken(Node focused, KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.getCode().isFunctionKey()
                && event.getCode() != KeyCode.ESCAPE;
        return switch (focused) {
            case TextInputControl _ -> plain || UNDOES.contains(event.getCode());
            case Spinner<?> _ -> plain || UNDOES.contains(event.getCode()); // has the focus of the field inside
            case ButtonBase _ -> event.getCode() == KeyCode.SPACE;
            case ListView<?> list when list.getContextMenu() != null && asksForMenu(event) -> true;
            case ListView<?> _ when event.getCode() == KeyCode.DELETE -> plain; // removes what is selected in it
            case null, default -> focused instanceof Control && plain && event.getCode().isNavigationKey();
        };
    }
}
