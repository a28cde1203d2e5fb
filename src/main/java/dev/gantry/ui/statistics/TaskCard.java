package dev.gantry.ui.statistics;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import dev.gantry.insight.Distribution;
import dev.gantry.insight.Measure;
import dev.gantry.insight.TaskFigures;
import dev.gantry.trace.TaskState;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.time.Durations;

/** Task statistics card: how many there are, how they ended, and how long they waited, ran and were blocked. */
final class TaskCard extends Card {
    private static final List<String> HEADS = List.of("count", "mean", "p50", "p90", "p99", "most");

    private final Label outcomes = hint("");
    private final GridPane table = new GridPane();

    TaskCard() {
        super("tasks");
        table.getStyleClass().add("statistics-figures");
        getChildren().addAll(outcomes, table);
    }

    @Override
    void show(StatisticsAnswer answer) {
        TaskFigures tasks = answer.statistics().tasks();
        List<String> parts = new ArrayList<>();
        for (TaskState state : TaskState.values()) {
            if (tasks.count(state) > 0) {
                parts.add(tasks.count(state) + " " + Texts.of("state." + state.id()));
            }
        }
        outcomes.setText(parts.isEmpty() ? Texts.of("statistics.tasks.none") : String.join(" · ", parts));
        table.getChildren().clear();
        appear(tasks.count() > 0, table);
        for (int i = 0; i < HEADS.size(); i++) {
            Label head = new Label(Texts.of("statistics." + HEADS.get(i)));
            head.getStyleClass().add("hint");
            head.setMinWidth(USE_PREF_SIZE);
            if (HEADS.get(i).startsWith("p")) {
                Tip.put(head, Texts.of("statistics.percentile.tip"));
            }
            table.add(head, i + 1, 0);
        }
        for (Measure measure : Measure.values()) {
            if (measure.isOfAll() || tasks.distribution(measure).isPresent()) {
                int row = table.getRowCount();
                Label name = new Label(name(measure));
                name.setMinWidth(USE_PREF_SIZE);
                table.add(name, 0, row);
                tasks.distribution(measure).ifPresent(of -> figures(of, row));
            }
        }
    }

    static String name(Measure measure) {
        return Texts.of("statistics." + measure.name().toLowerCase(java.util.Locale.ROOT));
    }

    private void figures(Distribution of, int row) {
        List<String> texts = List.of(String.valueOf(of.count()), Durations.text(Math.round(of.mean())),
                Durations.text(of.p50()), Durations.text(of.p90()), Durations.text(of.p99()),
                Durations.text(of.most()));
        for (int i = 0; i < texts.size(); i++) {
            Label figure = new Label(texts.get(i));
            figure.setMinWidth(USE_PREF_SIZE);
            table.add(figure, i + 1, row);
        }
    }
}
