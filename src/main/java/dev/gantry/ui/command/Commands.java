package dev.gantry.ui.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Command table. The order in which commands were added has no effect: they are listed by group and rank, and {@link
 * Scope} decides between two with the same key.
 */
public final class Commands {
    /** Property of a node that texts are typed into though it is no control. */
    public static final String TAKES_TEXT = "takes-text";

    private static final Set<KeyCode> UNDOES = Set.of(KeyCode.Z, KeyCode.Y);
    private static final Comparator<Command> LISTED = Comparator.comparing(Command::group)
            .thenComparingInt(Command::rank).thenComparing(Command::id);
    private static final Comparator<Command> DONE = Comparator.comparing(Command::scope).thenComparing(LISTED);

    private final Map<String, Command> byId = new HashMap<>();
    private Optional<Consumer<KeyEvent>> taker = Optional.empty();

    /** Captures every key for this consumer instead of doing commands, until it is empty again. */
    public void capture(Optional<Consumer<KeyEvent>> keys) {
        taker = keys;
    }

    /**
     * Adds these commands.
     *
     * @throws IllegalArgumentException if there is one of the same id
     */
    public void add(Collection<Command> more) {
        for (Command command : more) {
            if (byId.putIfAbsent(command.id(), command) != null) {
                throw new IllegalArgumentException("two commands are called " + command.id());
            }
        }
    }

    /** Forgets all commands. */
    public void clear() {
        byId.clear();
        taker = Optional.empty();
    }

    /**
     * The command of this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Command get(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> new IllegalArgumentException("no command " + id));
    }

    /** All of them as they are listed: by group, rank and id. */
    public List<Command> all() {
        return byId.values().stream().sorted(LISTED).toList();
    }

    /** Commands with one of these key bindings, ordered as {@link Scope} orders them while all of them can be done. */
    public List<Command> of(Predicate<Stroke> keys) {
        return byId.values().stream().filter(each -> each.strokes().stream().anyMatch(keys)).sorted(DONE).toList();
    }

    /** Key handler of this scene: does the commands, except where the user types a text or a button wants the key. */
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
        if (!isTaken(scene.getFocusOwner(), event)
                && of(stroke -> stroke.matches(event)).stream().anyMatch(Command::run)) {
            event.consume();
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
            case Node text when text.getProperties().containsKey(TAKES_TEXT) ->
                plain || UNDOES.contains(event.getCode());
            case TextInputControl _ -> plain || UNDOES.contains(event.getCode());
            // these have the focus of the field inside
            case Spinner<?> _ -> plain || UNDOES.contains(event.getCode());
            case ComboBoxBase<?> box when box.isEditable() -> plain || UNDOES.contains(event.getCode());
            case ButtonBase _ -> event.getCode() == KeyCode.SPACE;
            case ListView<?> list when list.getContextMenu() != null && asksForMenu(event) -> true;
            case ListView<?> _ when event.getCode() == KeyCode.DELETE -> plain; // removes what is selected in it
            case null, default -> focused instanceof Control && plain && event.getCode().isNavigationKey();
        };
    }
}
