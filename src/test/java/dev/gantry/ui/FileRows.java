package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.MouseButton;

import dev.gantry.ui.files.RecentFile;

/** The rows of the library's files. */
final class FileRows {
    private FileRows() {}

    /** Chooses this from the menu of the first row. */
    static void choose(Screen screen, String item) {
        screen.robot().clickOn(cell(screen, 0), MouseButton.SECONDARY);
        Screen.fx(() -> {
            ContextMenu menu = view(screen).getContextMenu();
            MenuItem chosen = menu.getItems().stream().filter(each -> item.equals(each.getId())).findFirst()
                    .orElseThrow();
            assertThat(menu.isShowing()).isTrue();
            assertThat(chosen.isDisable()).isFalse();
            chosen.fire();
            menu.hide();
            return null;
        });
    }

    static void click(Screen screen, int row) {
        screen.robot().clickOn(cell(screen, row));
    }

    /** Clicks the first lesson of the library. */
    static void clickLesson(Screen screen) {
        screen.robot().clickOn(Screen.fx(() -> cell(screen.bench().scene().lookup("#library"), 0)));
    }

    /** The id of what has the focus. */
    static String focused(Screen screen) {
        return Screen.fx(() -> screen.bench().scene().getFocusOwner().getId());
    }

    /** The words on the clipboard. */
    static String clipboard() {
        return Screen.fx(() -> Clipboard.getSystemClipboard().getString());
    }

    /** What a screen reader says of this row. */
    static String spoken(Screen screen, int row) {
        return Screen.fx(() -> cell(screen, row).getAccessibleText());
    }

    /** Those that are marked as shown. */
    static List<String> marked(Screen screen) {
        return Screen.fx(() -> view(screen).lookupAll(".list-cell").stream().map(node -> (ListCell<?>) node)
                .filter(cell -> cell.getPseudoClassStates().contains(PseudoClass.getPseudoClass("shown")))
                .map(cell -> ((RecentFile) cell.getItem()).title()).toList());
    }

    static List<String> titles(Screen screen) {
        return items(screen).stream().map(RecentFile::title).toList();
    }

    static List<RecentFile> items(Screen screen) {
        return Screen.fx(() -> List.copyOf(view(screen).getItems()));
    }

    private static ListCell<?> cell(Screen screen, int row) {
        return Screen.fx(() -> cell(view(screen), row));
    }

    /** The cell of this row; a list has more cells than rows, in no order. */
    private static ListCell<?> cell(Node list, int row) {
        return list.lookupAll(".list-cell").stream().map(node -> (ListCell<?>) node)
                .filter(cell -> cell.getIndex() == row && !cell.isEmpty()).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static ListView<RecentFile> view(Screen screen) {
        return (ListView<RecentFile>) screen.bench().scene().lookup("#library-files");
    }
}
