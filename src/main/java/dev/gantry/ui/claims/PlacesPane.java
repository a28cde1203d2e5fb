package dev.gantry.ui.claims;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Places;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.VerdictText;

/** What was found about one claim, and the places that show it; a click or Enter goes to one. */
final class PlacesPane extends VBox {
    private final Pointer pointer;
    private final Navigation navigation;
    private final VBox asked = new VBox();
    private final Label sentences = new Label();
    private final Label title = new Label();
    private final ListView<Place> list = new ListView<>();
    private Snapshot snapshot;
    private Verdict shown;
    private boolean filling;

    PlacesPane(Pointer pointer, Navigation navigation) {
        this.navigation = navigation;
        this.pointer = pointer;
        getStyleClass().add("claim-places");
        sentences.setId("claim-sentences");
        sentences.setWrapText(true);
        sentences.setMinHeight(USE_PREF_SIZE);
        title.setId("claim-places-title");
        title.getStyleClass().add("panel-title");
        title.setMinHeight(USE_PREF_SIZE);
        list.setId("claim-places");
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, place) -> {
            if (place != null && !filling) {
                go(place);
            }
        });
        list.setOnKeyPressed(event -> {
            Place place = list.getSelectionModel().getSelectedItem();
            if (place != null && event.getCode() == KeyCode.ENTER) {
                go(place);
                event.consume();
            }
        });
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(asked, sentences, title, list);
    }

    /**
     * Shows what this recording says, or nothing.
     *
     * @param meaning what was asked, where the list does not say it
     */
    void show(Snapshot recorded, Optional<Verdict> verdict, List<Node> meaning) {
        snapshot = recorded;
        asked.getChildren().setAll(meaning);
        asked.setVisible(!meaning.isEmpty());
        asked.setManaged(!meaning.isEmpty());
        if (verdict.filter(of -> of.equals(shown)).isPresent()) {
            list.refresh(); // what is shown as 0 may have moved
            return;
        }
        shown = verdict.orElse(null);
        List<Place> places = verdict.map(Verdict::places).orElse(List.of());
        sentences.setText(verdict.map(of -> String.join("\n", VerdictText.sentences(of))).orElse(""));
        title.setText(verdict.map(of -> title(of, !meaning.isEmpty())).orElse(""));
        filling = true;
        list.getItems().setAll(places);
        list.getSelectionModel().clearSelection();
        filling = false;
        list.setAccessibleText(title.getText());
        for (var part : List.of(title, list)) {
            part.setVisible(!places.isEmpty());
            part.setManaged(!places.isEmpty());
        }
    }

    /** Goes to the first place, the worst one of a refuted claim. */
    void goToFirst() {
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel().clearAndSelect(0);
        }
    }

    private static String title(Verdict verdict, boolean isLint) {
        String what = verdict.outcome() == Outcome.REFUTED && !isLint ? "claims.against" : "claims.places";
        return verdict.count() > verdict.places().size()
                ? Texts.of(what + ".some", verdict.places().size(), verdict.count())
                : Texts.count(what, verdict.count());
    }

    private void go(Place place) {
        Places.go(pointer, navigation, place.from(), place.to(), place.task(), place.lane(),
                VerdictText.place(snapshot, place, navigation.zero()));
    }

    private final class Cell extends ListCell<Place> {
        Cell() {
            setPrefWidth(0); // as wide as the list
        }

        @Override
        protected void updateItem(Place place, boolean empty) {
            super.updateItem(place, empty);
            setText(empty || place == null ? null : VerdictText.place(snapshot, place, navigation.zero()));
        }
    }
}
