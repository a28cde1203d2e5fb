package dev.gantry.ui.search;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;

import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Search;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;
import dev.gantry.view.style.Phrases;

/** The bar over the timeline; it is there while something is looked for. */
final class SearchBar extends HBox implements Panel {
    private final Search search;
    private final Focus focus;
    private final CustomTextField field = (CustomTextField) TextFields.createClearableTextField();
    private final Label count = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button cancel;
    private final Button previous;
    private final Button next;

    /** A bar that gives the focus back to the chart. */
    SearchBar(Search search, Focus focus) {
        this.search = search;
        this.focus = focus;
        getStyleClass().add("search-bar");
        setId("search-bar");
        field.setId("search");
        field.setPromptText(Texts.of("search.prompt"));
        field.setAccessibleText(Texts.of("search.prompt"));
        field.setLeft(Icon.SEARCH.node());
        field.setPrefColumnCount(26);
        field.textProperty().addListener((_, _, words) -> search.lookFor(words));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                search.step(!event.isShiftDown());
                event.consume();
            }
        });
        count.setId("search-count");
        count.setMinWidth(USE_PREF_SIZE);
        progress.setId("search-progress");
        progress.setPrefWidth(96);
        cancel = IconButton.of("search", "cancel", Icon.STOP, search::cancel);
        previous = IconButton.of("search", "previous", Icon.PREVIOUS, () -> search.step(false));
        next = IconButton.of("search", "next", Icon.NEXT, () -> search.step(true));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(field, previous, next, count, progress, cancel, gap,
                IconButton.of("search", "close", Icon.CLOSE, this::close));
        setVisible(false);
        setManaged(false);
        show(Set.of());
    }

    /** Shows the bar and puts the cursor into it. */
    void open() {
        setVisible(true);
        setManaged(true);
        field.requestFocus();
        field.selectAll();
    }

    /** The same for these words. */
    void lookFor(String words) {
        open();
        field.setText(words);
    }

    /**
     * Cancels the search that goes on, or clears the search text; says whether there was something to cancel or clear.
     */
    boolean close() {
        if (search.isBusy()) {
            search.cancel();
            return true;
        }
        boolean open = isVisible();
        if (open) {
            field.clear();
            setVisible(false);
            setManaged(false);
            focus.toChart();
        }
        return open;
    }

    /** Whether the user types into it. */
    boolean isTypedIn() {
        return field.isFocused();
    }

    @Override
    public void show(Set<Reason> reasons) {
        boolean busy = search.isBusy();
        String words = words(busy);
        if (!words.equals(count.getText())) {
            count.setText(words);
            field.setAccessibleHelp(words);
        }
        progress.setProgress(search.progress());
        for (Node node : new Node[]{progress, cancel}) {
            node.setVisible(busy);
            node.setManaged(busy);
        }
        previous.setDisable(search.matches().isEmpty());
        next.setDisable(search.matches().isEmpty());
    }

    private String words(boolean busy) {
        int size = search.matches().size();
        String more = search.matches().hasMore() ? ".more" : "";
        if (search.text().isBlank()) {
            return "";
        }
        if (search.problem().isPresent()) {
            return Phrases.say(search.problem().get());
        }
        if (busy && size == 0) {
            return Texts.of("search.busy");
        }
        if (search.isCancelled()) {
            return Texts.of("search.cancelled");
        }
        return size == 0
                ? Texts.of("search.none")
                : search.position() < 0
                        ? Texts.of("search.found" + more, size)
                        : Texts.of("search.at" + more, search.position() + 1, size);
    }
}
