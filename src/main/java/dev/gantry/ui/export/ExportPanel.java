package dev.gantry.ui.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.format.export.Choice;
import dev.gantry.format.export.Export;
import dev.gantry.format.export.Exports;
import dev.gantry.format.picture.PictureSize;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Reading;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.style.Palette;
import dev.gantry.view.time.Durations;

/**
 * Export dialog: which kind of file, what part, how large and in which colours. It is about what was shown when it was
 * opened. The size of a picture is computed outside the JavaFX thread.
 */
final class ExportPanel extends Overlay implements Intake {
    private static final List<Double> SCALES = List.of(0.5, 1.0, 2.0, 3.0, 4.0);

    private final Context context;
    private final Supplier<Shown> now;
    private final ListView<Export> kinds = new ListView<>();
    private final PartButtons parts = new PartButtons(this::update);
    private final OneOf<Double> scales = new OneOf<>("export-scale", Texts.of("export.scale"), SCALES,
            scale -> "%s\u00d7".formatted(scale == 0.5 ? "\u00bd" : Math.round(scale)), this::update);
    private final OneOf<Palette> colours = new OneOf<>("export-colours", Texts.of("export.colours"),
            List.of(Palette.LIGHT, Palette.DARK),
            palette -> Texts.of(palette == Palette.LIGHT ? "export.light" : "export.dark"), this::update);
    private final Label size = new Label();
    private final Label says = new Label();
    private final Label trouble = new Label();
    private final Button write = new Button(Texts.of("export.write"));
    private Shown shown;
    private boolean used;
    private Optional<Reading<PictureSize>> sizing = Optional.empty();

    /** A card about what {@code now} tells. */
    ExportPanel(Context context, Supplier<Shown> now) {
        super("export", "export.title");
        this.context = context;
        this.now = now;
    }

    @Override
    protected void fill(VBox card) {
        card.getStyleClass().addAll("palette", "export");
        kinds.setId("export-kinds");
        kinds.setAccessibleText(Texts.of("export.title"));
        kinds.setCellFactory(_ -> new KindCell());
        kinds.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> update());
        scales.choose(1.0);
        size.setId("export-size");
        size.getStyleClass().add("command-unable");
        size.setMinWidth(0);
        says.setId("export-says");
        says.getStyleClass().add("hint");
        trouble.setId("export-trouble");
        trouble.getStyleClass().add("export-trouble");
        for (Label sentence : List.of(says, trouble)) {
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
        }
        HBox scale = new HBox(scales, size);
        scale.getStyleClass().add("command-row");
        scale.setAlignment(Pos.CENTER_LEFT);
        GridPane options = new GridPane();
        options.getStyleClass().add("export-options");
        Label part = name("export.part");
        GridPane.setValignment(part, VPos.TOP);
        options.addRow(0, part, parts);
        options.addRow(1, name("export.scale"), scale);
        options.addRow(2, name("export.colours"), colours);
        options.setMinHeight(Region.USE_PREF_SIZE);
        Button cancel = new Button(Texts.of("files.cancel"));
        cancel.setId("export-cancel");
        cancel.setOnAction(_ -> close());
        write.setId("export-write");
        write.getStyleClass().add("accent");
        write.setOnAction(_ -> write());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(gap, cancel, write);
        buttons.getStyleClass().add("card-buttons");
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(kinds, Priority.ALWAYS);
        card.getChildren().addAll(head("export.title"), kinds, says, options, trouble, buttons);
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
                event.consume();
                write.fire();
            }
        });
    }

    @Override
    protected void opened() {
        shown = now.get();
        if (!used) {
            used = true;
            colours.choose(shown.palette());
        }
        parts.ask(shown);
        offer();
        update();
        kinds.scrollTo(kinds.getSelectionModel().getSelectedIndex());
        kinds.requestFocus();
    }

    @Override
    public boolean take() {
        sizing.filter(Reading::hasEnded).ifPresent(read -> {
            sizing = Optional.empty();
            read.found().ifPresentOrElse(this::show, () -> size.setText(""));
        });
        return sizing.isPresent();
    }

    /** Lists what can be written of what is shown; what was chosen stays chosen, if it can. */
    private void offer() {
        Optional<String> before = Optional.ofNullable(kind()).map(Export::id);
        List<Export> now = new ArrayList<>(Exports.kinds());
        now.addAll(LessonExports.of(context.session()));
        kinds.getItems().setAll(now);
        kinds.getSelectionModel().select(now.stream().filter(each -> before.filter(each.id()::equals).isPresent())
                .findFirst().orElseGet(now::getFirst));
    }

    /** Updates all controls to what is chosen. */
    private void update() {
        if (shown == null || kind() == null) {
            return; // the panel is still being built
        }
        Export kind = kind();
        parts.allow(kind.takesPart());
        scales.setDisable(!kind.takesLook());
        colours.setDisable(!kind.takesLook());
        StringBuilder about = new StringBuilder(Texts.of("export.about." + kind.id()));
        if (shown.open()) {
            about.append(' ').append(Texts.of("export.open", Durations.text(shown.length())));
        }
        says.setText(about.toString());
        complain(Optional.empty());
        sizing.ifPresent(Reading::cancel);
        sizing = Optional.empty();
        size.setText("");
        if (kind.takesLook()) {
            size.setText(Texts.of("export.size.unknown"));
            Choice choice = choice();
            Shown of = shown;
            sizing = Optional.of(Reading.start(context.reader(), (wanted, _) -> wanted.getAsBoolean()
                    ? size(of, choice)
                    : Optional.empty()));
            context.pump().mark(Reason.HOVER);
        }
    }

    private void show(PictureSize found) {
        size.setText(Texts.of("export.size", found.width(), found.height()));
        if (kind().id().equals("png") && !found.fitsMemory()) {
            complain(Optional.of(Texts.of("export.too-large", PictureSize.MOST / 1_000_000)));
        }
    }

    private void complain(Optional<String> sentence) {
        trouble.setText(sentence.orElse(""));
        trouble.setVisible(sentence.isPresent());
        trouble.setManaged(sentence.isPresent());
        write.setDisable(sentence.isPresent());
    }

    /** Asks for the file's name and writes it; the card stays open if the user cancels. */
    private void write() {
        Export kind = kind();
        Choice choice = choice();
        Shown of = shown;
        named(kind, of.name() + "." + kind.endings().getFirst()).ifPresent(file -> {
            close();
            context.files().begin(Texts.of("export.doing", file.getFileName()), Texts.of("export.not", file),
                    progress -> {
                        try {
                            kind.write(of.snapshot(), of.about(), choice, file, progress);
                        } catch (IOException e) {
                            throw new IOException(Texts.of("export.failed", e.getMessage()), e);
                        }
                        return file;
                    }, written -> Optional.of(Texts.of("export.done", written)
                            + (of.open() ? " " + Texts.of("export.open", Durations.text(of.length())) : "")));
        });
    }

    /**
     * File name with an ending of the kind. Where the ending is added and such a file exists, asks whether to replace
     * it.
     */
    private Optional<Path> named(Export kind, String suggested) {
        Optional<Path> chosen = context.chooser().toExport(suggested, KindCell.title(kind), kind.endings());
        if (chosen.isEmpty() || endsAs(kind, chosen.get())) {
            return chosen;
        }
        String full = chosen.get().getFileName() + "." + kind.endings().getFirst();
        Path file = chosen.get().resolveSibling(full);
        return Files.exists(file) ? named(kind, full) : Optional.of(file);
    }

    /** Whether the name of this file says that it is of this kind; how a lesson's ends, other kinds end too. */
    private static boolean endsAs(Export kind, Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Exports.kinds().contains(kind)
                ? Exports.of(file).filter(kind::equals).isPresent()
                : kind.endings().stream().anyMatch(end -> name.endsWith("." + end));
    }

    private static Optional<PictureSize> size(Shown shown, Choice choice) {
        try {
            return Optional.of(PictureSize.of(shown.snapshot(), choice.excerpt(), choice.look()));
        } catch (IOException _) {
            return Optional.empty(); // the writing reports the error
        }
    }

    private Export kind() {
        return kinds.getSelectionModel().getSelectedItem();
    }

    private Choice choice() {
        return shown.choice(kind().takesPart() ? parts.chosen() : Part.WHOLE, colours.chosen(), scales.chosen());
    }

    private static Label name(String key) {
        Label name = new Label(Texts.of(key));
        name.setMinWidth(Region.USE_PREF_SIZE);
        return name;
    }
}
