package dev.gantry.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.recording.Recording;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.files.FileTexts;
import dev.gantry.ui.overlay.ListKeys;
import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;

/** The card that asks what to compare with: the run before, another open recording, a recent file, or any file. */
final class ChooserCard extends Overlay {
    private static final int PAGE = 8;

    private final Context context;
    private final Consumer<Recording> recordings;
    private final Consumer<Path> files;
    private final ListView<Offer> list = new ListView<>();

    /** Something to compare with. */
    private record Offer(Icon icon, String title, String detail, Runnable taken) {}

    ChooserCard(Context context, Consumer<Recording> recordings, Consumer<Path> files) {
        super("compare-card", "compare.card");
        this.context = context;
        this.recordings = recordings;
        this.files = files;
    }

    @Override
    protected void fill(VBox card) {
        card.getStyleClass().add("compare-card");
        list.setId("compare-list");
        list.setAccessibleText(Texts.of("compare.card"));
        list.setCellFactory(_ -> new OfferCell());
        list.setOnMouseClicked(_ -> take());
        ListKeys.in(list, list, PAGE, this::take);
        Label none = new Label(Texts.of("compare.offers.none"));
        none.getStyleClass().add("hint");
        none.setWrapText(true);
        list.setPlaceholder(none);
        Button any = new Button(Texts.of("compare.file"), Icon.FOLDER.node());
        any.setId("compare-file");
        any.setOnAction(_ -> {
            close();
            context.chooser().toOpen().ifPresent(files);
        });
        card.getChildren().addAll(head("compare.card"), list, any);
    }

    @Override
    protected void opened() {
        List<Offer> offers = new ArrayList<>();
        Optional<Recording> shown = context.session().last();
        context.session().before().ifPresent(run -> offers.add(new Offer(Icon.REPLAY,
                Texts.of("compare.before", Titles.of(run)), parameters(run), () -> recordings.accept(run))));
        for (Recording open : context.session().recordings().reversed()) {
            if (!Optional.of(open).equals(shown)) {
                offers.add(new Offer(Icon.PROGRAM, Titles.of(open), parameters(open), () -> recordings.accept(open)));
            }
        }
        context.files().recentFiles().items().stream().filter(item -> !item.isGone() && !item.waiting())
                .forEach(item -> offers.add(new Offer(Icon.FILE, item.title(), FileTexts.when(item.when()),
                        () -> files.accept(item.file()))));
        list.getItems().setAll(offers);
        list.getSelectionModel().selectFirst();
        list.requestFocus();
    }

    private static String parameters(Recording run) {
        StringBuilder text = new StringBuilder();
        run.about().parameters().forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ").append(name)
                .append(" = ").append(value));
        return text.toString();
    }

    private void take() {
        Offer chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close();
            chosen.taken().run();
        }
    }

    private static final class OfferCell extends ListCell<Offer> {
        @Override
        protected void updateItem(Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            setText(null);
            if (empty || offer == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label title = new Label(offer.title(), offer.icon().node());
            title.setMinWidth(0);
            Label detail = new Label(offer.detail());
            detail.getStyleClass().add("hint");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            setGraphic(new HBox(title, gap, detail));
            setPrefWidth(0);
            setAccessibleText(offer.title() + " " + offer.detail());
        }
    }
}
