package dev.gantry.ui.overlay;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Keys of a list whose card keeps the cursor in a field: arrows and Page up and down move in the list, Enter takes what
 * is selected, except on a button.
 */
public final class ListKeys {
    private final ListView<?> list;
    private final int page;
    private final Runnable enter;

    private ListKeys(ListView<?> list, int page, Runnable enter) {
        this.list = list;
        this.page = page;
        this.enter = enter;
    }

    /** Takes the list's keys where the focus is this node or inside it; a page has so many rows. */
    public static void in(Node node, ListView<?> list, int page, Runnable enter) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, new ListKeys(list, page, enter)::key);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> step(1);
            case UP -> step(-1);
            case PAGE_DOWN -> step(page);
            case PAGE_UP -> step(-page);
            case ENTER -> enter.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        int last = list.getItems().size() - 1;
        int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, Math.max(0, last));
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - page / 2));
    }
}
