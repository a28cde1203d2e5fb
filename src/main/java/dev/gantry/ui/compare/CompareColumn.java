package dev.gantry.ui.compare;

import java.util.Comparator;
import java.util.Locale;

import dev.gantry.insight.compare.NameChange;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.Durations;

/** Columns of the table of what takes longer or shorter. */
enum CompareColumn {
    NAME(170), CHANGE(92), ABOVE(96), BELOW(96), CHANCE(84), TASKS_COUNT(96), MOVED_COUNT(84), WAITED(170);

    final double width;

    CompareColumn(double width) {
        this.width = width;
    }

    /** As texts call it. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the column is called. */
    String title() {
        return Texts.of("compare." + id());
    }

    String text(NameChange row) {
        return switch (this) {
            case NAME -> row.name().isEmpty() ? Texts.of("compare.unnamed") : row.name();
            case CHANGE -> percent(row.change());
            case ABOVE -> time(row.before().ran());
            case BELOW -> time(row.after().ran());
            case CHANCE -> chance(row.probability());
            case TASKS_COUNT -> pair(count(row.before().tasks()), count(row.after().tasks()));
            case MOVED_COUNT -> row.moved() == 0 ? "" : count(row.moved());
            case WAITED -> pair(time(row.before().waited()), time(row.after().waited()));
        };
    }

    /** The order of rows by this column, what is not known at the end. */
    Comparator<NameChange> order() {
        return switch (this) {
            case NAME -> Comparator.comparing(NameChange::name);
            case CHANGE -> Comparator.comparingDouble(NameChange::change);
            case ABOVE -> Comparator.comparingDouble(row -> row.before().ran());
            case BELOW -> Comparator.comparingDouble(row -> row.after().ran());
            case CHANCE -> Comparator.comparingDouble(NameChange::probability);
            case TASKS_COUNT -> Comparator.comparingInt(row -> row.before().tasks());
            case MOVED_COUNT -> Comparator.comparingInt(NameChange::moved);
            case WAITED -> Comparator.comparingDouble(row -> row.after().waited() - row.before().waited());
        };
    }

    /** A change, with a mark for its direction. */
    static String percent(double part) {
        if (!Double.isFinite(part)) {
            return "";
        }
        String text = String.format(Locale.ROOT, "%+.0f %%", 100 * part);
        return part >= 0.005 ? "▲ " + text : part <= -0.005 ? "▼ " + text : "0 %";
    }

    private static String chance(double probability) {
        return Double.isNaN(probability)
                ? ""
                : probability < 0.001 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", 100 * probability);
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String time(double nanos) {
        return Double.isNaN(nanos) ? "–" : Durations.text(Math.round(nanos));
    }

    private static String pair(String above, String below) {
        return above.equals(below) ? above : above + " → " + below;
    }
}
