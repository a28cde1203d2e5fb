package dev.gantry.bench.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;

/** Report of results, as a table or as JSON. */
public final class Report {
    private Report() {}

    /** Prints a table, one line a result. */
    public static void table(List<Result> results, PrintWriter out) {
        out.printf("%-28s %12s   %-30s %12s %7s %7s%n", "", "ours", "beside", "", "ratio", "target");
        for (Result result : results) {
            out.printf(Locale.ROOT, "%-28s %12s   %-30s %12s %7s %7s  %s%n", result.name(),
                    figure(result.ours(), result.unit()), result.baselineName(),
                    figure(result.baseline(), result.unit()), ratio(result.ratio()), target(result), remark(result));
        }
    }

    /**
     * Writes an object with the JVM, the number of processors and the results; a figure that does not exist, such as a
     * target, is left out. The writer is flushed, not closed.
     */
    public static void json(List<Result> results, Writer out) throws IOException {
        JsonFactory factory = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("java", Runtime.version().toString());
            json.writeNumberField("processors", Runtime.getRuntime().availableProcessors());
            json.writeArrayFieldStart("results");
            for (Result result : results) {
                write(result, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Result result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", result.name());
        json.writeStringField("unit", result.unit());
        figure("ours", result.ours(), json);
        json.writeStringField("baselineName", result.baselineName());
        figure("baseline", result.baseline(), json);
        figure("ratio", result.ratio(), json);
        if (result.verdict() != Verdict.NONE) {
            json.writeNumberField("target", result.target());
            json.writeBooleanField("met", result.verdict() == Verdict.MET);
        }
        if (!result.note().isEmpty()) {
            json.writeStringField("note", result.note());
        }
        json.writeEndObject();
    }

    private static void figure(String name, double value, JsonGenerator json) throws IOException {
        if (!Double.isNaN(value)) {
            json.writeNumberField(name, value);
        }
    }

    private static String figure(double value, String unit) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value >= 1e6
                ? String.format(Locale.ROOT, "%.1f M", value / 1e6)
                : String.format(Locale.ROOT, "%.1f %s", value, unit);
    }

    private static String target(Result result) {
        return result.verdict() == Verdict.NONE ? "" : ratio(result.target());
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String remark(Result result) {
        String verdict = switch (result.verdict()) {
            case MET -> "met";
            case MISSED -> "missed";
            case NONE -> "";
        };
        return result.note().isEmpty() ? verdict : (verdict + " (" + result.note() + ")").strip();
    }
}
