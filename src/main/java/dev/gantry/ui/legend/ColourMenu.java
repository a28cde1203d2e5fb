package dev.gantry.ui.legend;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.style.ColourBy;
import dev.gantry.view.style.Tints;

/** What running slices are coloured by; remembered for each kind of file. */
final class ColourMenu extends MenuButton {
    private final Context context;
    private final Inquiry<ColourBy, List<Tints.Coloured>> inquiry;
    private final Map<ColourBy, RadioMenuItem> items = new EnumMap<>(ColourBy.class);
    private Optional<String> kind = Optional.empty();

    ColourMenu(Context context) {
        this.context = context;
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot,
                context.pointer()::colours,
                (snapshot, by) -> (wanted, progress) -> Tints.longest(by, snapshot, wanted, progress));
        setId("colours");
        getStyleClass().addAll("flat", "colours");
        setGraphic(Icon.COLOURS.node());
        setMinWidth(USE_PREF_SIZE);
        Tip.put(this, Texts.of("colours.tip"));
        ToggleGroup group = new ToggleGroup();
        for (ColourBy by : ColourBy.values()) {
            RadioMenuItem item = new RadioMenuItem(Texts.of("colours." + by.id()));
            item.setId("colours-" + by.id());
            item.setToggleGroup(group);
            item.setOnAction(_ -> choose(by));
            items.put(by, item);
            getItems().add(item);
        }
        show(ColourBy.STATE);
    }

    /** Colours by this, and remembers it for this kind of recording. */
    void choose(ColourBy by) {
        context.pointer().colours(by);
        if (by == ColourBy.STATE) {
            context.settings().remove(setting());
        } else {
            context.settings().put(setting(), by.id());
        }
        context.keep();
        show(by);
    }

    void next() {
        choose(context.pointer().colours().next());
    }

    /** Takes what the colours are of; says whether more may come. For another kind of recording what was chosen. */
    boolean take() {
        String now = setting();
        if (kind.filter(now::equals).isEmpty()) {
            kind = Optional.of(now);
            ColourBy by = context.settings().get(now).flatMap(ColourBy::of).orElse(ColourBy.STATE);
            context.pointer().colours(by);
            show(by);
        }
        return inquiry.take(context.pointer().colours() != ColourBy.STATE && context.isRecorded());
    }

    /** What the colours are of. */
    List<Tints.Coloured> coloured() {
        return context.pointer().colours() == ColourBy.STATE ? List.of() : inquiry.answer().orElse(List.of());
    }

    void close() {
        inquiry.close();
    }

    private void show(ColourBy by) {
        setText(Texts.of("colours." + by.id()));
        setAccessibleText(Texts.of("colours.accessible", getText()));
        items.get(by).setSelected(true);
    }

    /** The setting for recordings as the one that is shown: by how its file's name ends. */
    private String setting() {
        return "colours." + context.session().file()
                .map(of -> of.file().getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", ""))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .filter(ending -> ending.matches("[a-z0-9-]{1,12}")).orElse("run");
    }
}
