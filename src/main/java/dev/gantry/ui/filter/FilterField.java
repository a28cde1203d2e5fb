package dev.gantry.ui.filter;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.controlsfx.control.textfield.TextFields;

import dev.gantry.insight.filter.Filter;
import dev.gantry.insight.filter.FilterSyntaxException;
import dev.gantry.trace.message.Message;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.style.Phrases;

/** A field for a filter, and a menu of those that are kept. While what is typed is no filter, the last one holds. */
public final class FilterField extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final List<String> EXAMPLES = List.of("duration > 5 ms", "state = blocked duration > 1 ms",
            "name ~ /^read|write$/", "args.bytes > 1000", "not lane: main");

    private final TextField field = TextFields.createClearableTextField();
    private final MenuButton menu = new MenuButton();
    private final SavedFilters saved;
    private final Runnable changed;
    private Filter filter = Filter.NONE;
    private String problem = "";

    /**
     * A field.
     *
     * @param name of what it belongs to, for its id
     * @param changed is told when another filter holds, or what is wrong with what is typed
     */
    public FilterField(Settings settings, String name, Runnable changed) {
        this.saved = new SavedFilters(settings);
        this.changed = changed;
        getStyleClass().add("filter-field");
        field.setId(name + "-filter");
        field.getStyleClass().add("claim-text"); // its language is English, as that of claims
        field.setPromptText(Texts.of("filter.prompt"));
        field.setAccessibleText(Texts.of("filter.prompt"));
        field.setPrefColumnCount(8); // it grows
        field.setMinWidth(0);
        field.textProperty().addListener((_, _, text) -> read(text));
        Tip.put(field, Texts.of("filter.tip"));
        menu.setId(name + "-filters");
        menu.getStyleClass().addAll("flat", "button-icon");
        menu.setGraphic(Icon.NOTE.node());
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setAccessibleText(Texts.of("filter.menu"));
        Tip.put(menu, Texts.of("filter.menu"));
        menu.setOnShowing(_ -> list());
        list();
        setHgrow(field, Priority.ALWAYS);
        getChildren().addAll(field, menu);
    }

    /** The filter that holds. */
    public Filter filter() {
        return filter;
    }

    /** Why what is typed is no filter; empty if it is one. */
    public String problem() {
        return problem;
    }

    /** Has this be what is typed. */
    private void type(String text) {
        field.setText(text);
    }

    /** Empties it if the user types in it, and goes on elsewhere; says whether that was so. */
    public boolean leave(Node elsewhere) {
        boolean typing = field.isFocused();
        if (typing) {
            field.clear();
            elsewhere.requestFocus();
        }
        return typing;
    }

    /** This filter can not be asked, for this reason. */
    public void fail(Filter failed, Message why) {
        if (failed.equals(filter) && problem.isEmpty()) {
            problem = Phrases.say(why);
            show();
        }
    }

    private void read(String text) {
        try {
            filter = Filter.of(text);
            problem = "";
        } catch (FilterSyntaxException e) {
            problem = Phrases.say(e.problem());
        }
        show();
    }

    private void show() {
        field.pseudoClassStateChanged(WRONG, !problem.isEmpty());
        field.setAccessibleHelp(problem);
        changed.run();
    }

    private void list() {
        menu.getItems().clear();
        boolean kept = saved.has(filter.text());
        MenuItem keep = new MenuItem(Texts.of(kept ? "filter.forget" : "filter.keep"));
        keep.setDisable(filter.isEmpty());
        keep.setOnAction(_ -> saved.toggle(filter.text()));
        menu.getItems().add(keep);
        for (List<String> some : List.of(saved.all(), EXAMPLES)) {
            if (!some.isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            for (String each : some) {
                MenuItem item = new MenuItem(each);
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> type(each));
                menu.getItems().add(item);
            }
        }
    }
}
