package dev.gantry.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.insight.compare.Comparison;
import dev.gantry.insight.compare.NameChange;
import dev.gantry.insight.compare.Side;
import dev.gantry.trace.message.Width;
import dev.gantry.view.time.Durations;

/** Two recordings side by side, as a table or as JSON. */
public final class CompareText {
    private static final int WIDEST_NAME = 36;
    private static final int MOST = 40;

    private CompareText() {}

    /** A table; names whose tasks run longer than the threshold allows are marked. */
    public static String text(Comparison compared, double threshold) {
        StringBuilder text = new StringBuilder();
        text.append("whole run  %s → %s  %s%n".formatted(Durations.text(compared.before()),
                Durations.text(compared.after()), percent(compared.after() / (double) compared.before() - 1)));
        text.append(
                "tasks      %,d in both, %,d only before, %,d only after; %,d of both start in another order%n%n"
                        .formatted(compared.matched(), compared.onlyBefore(), compared.onlyAfter(),
                                compared.reordered()));
        text.append("  %-36s %15s %21s %8s %21s %8s%n".formatted("name", "tasks", "ran (mean)", "change",
                "waited (mean)", "chance"));
        for (NameChange each : compared.names().subList(0, Math.min(MOST, compared.names().size()))) {
            text.append("%s %s %15s %21s %8s %21s %8s%n".formatted(each.isLonger(threshold) ? "!" : " ",
                    cut(each.name().isEmpty() ? "(without a name)" : each.name()),
                    pair("%,d".formatted(each.before().tasks()), "%,d".formatted(each.after().tasks())),
                    pair(time(each.before().ran()), time(each.after().ran())),
                    Double.isNaN(each.change()) ? "" : percent(each.change()),
                    pair(time(each.before().waited()), time(each.after().waited())),
                    Double.isNaN(each.probability()) ? "" : chance(each.probability())));
        }
        if (compared.names().size() > MOST) {
            text.append("  … and %,d names more; --json tells all%n".formatted(compared.names().size() - MOST));
        }
        text.append("%nchance: how probable such a difference is if nothing changed (rank-sum test, 8 tasks or more on "
                .formatted()).append("each side)\n");
        return text.toString();
    }

    private static String pair(String before, String after) {
        return before.equals(after) ? before : before + " → " + after;
    }

    private static String time(double nanos) {
        return Double.isNaN(nanos) ? "–" : Durations.text(Math.round(nanos));
    }

    private static String percent(double part) {
        return Double.isFinite(part) ? "%+.0f %%".formatted(100 * part) : "";
    }

    private static String chance(double probability) {
        return probability < 0.001 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", 100 * probability);
    }

    private static String cut(String name) {
        return Width.left(Width.cutInside(name.replaceAll("\\s+", " "), WIDEST_NAME), WIDEST_NAME);
    }

    /** JSON, all times in nanoseconds; the writer stays open. */
    public static void json(Comparison compared, double threshold, PrintWriter out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("before_ns", compared.before());
            json.writeNumberField("after_ns", compared.after());
            json.writeNumberField("matched", compared.matched());
            json.writeNumberField("only_before", compared.onlyBefore());
            json.writeNumberField("only_after", compared.onlyAfter());
            json.writeNumberField("reordered", compared.reordered());
            json.writeArrayFieldStart("names");
            for (NameChange each : compared.names()) {
                json.writeStartObject();
                json.writeStringField("name", each.name());
                side(json, "before", each.before());
                side(json, "after", each.after());
                number(json, "change", each.change());
                number(json, "chance", each.probability());
                json.writeNumberField("reordered", each.moved());
                json.writeBooleanField("longer", each.isLonger(threshold));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println();
    }

    private static void side(JsonGenerator json, String name, Side side) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("tasks", side.tasks());
        json.writeNumberField("failed", side.failed());
        number(json, "ran_ns", side.ran());
        number(json, "waited_ns", side.waited());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }
}
