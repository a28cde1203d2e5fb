package dev.gantry.ui.attach;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.program.java.JavaHome;
import dev.gantry.program.java.RunningJvm;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;

/** A JVM with its process id, its version, and its whole name or why it can't be attached to. */
final class JvmCell extends ListCell<RunningJvm> {
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Label more = new Label();
    private final VBox content;

    JvmCell() {
        title.getStyleClass().add("lesson-title");
        title.setMinWidth(0);
        facts.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, facts);
        head.getStyleClass().add("command-row");
        facts.getStyleClass().add("file-fact");
        more.setMinWidth(0);
        content = new VBox(head, more);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(RunningJvm jvm, boolean empty) {
        super.updateItem(jvm, empty);
        setText(null);
        if (empty || jvm == null) {
            setGraphic(null);
            setAccessibleText(null);
            Tip.clear(this);
            return;
        }
        Optional<String> obstacle = obstacle(jvm);
        title.setText(jvm.shortName());
        facts.setText(facts(jvm));
        more.setText(obstacle.orElse(jvm.name()));
        more.getStyleClass().setAll("label", obstacle.isPresent() ? "command-unable" : "file-fact");
        title.setDisable(obstacle.isPresent());
        Tip.put(this, jvm.name());
        setAccessibleText(aloud(jvm));
        setGraphic(content);
    }

    /** All about it in one sentence. */
    static String aloud(RunningJvm jvm) {
        return Texts.of("attach.accessible", jvm.shortName(), facts(jvm), obstacle(jvm).orElse(jvm.name()));
    }

    private static String facts(RunningJvm jvm) {
        String pid = Long.toString(jvm.pid());
        return jvm.version().isPresent()
                ? Texts.of("attach.facts", pid, Integer.toString(jvm.version().getAsInt()))
                : Texts.of("attach.facts.unknown", pid);
    }

    private static Optional<String> obstacle(RunningJvm jvm) {
        return jvm.obstacle().map(why -> Texts.of("attach.not." + why.name().toLowerCase(Locale.ROOT),
                JavaHome.OLDEST));
    }
}
