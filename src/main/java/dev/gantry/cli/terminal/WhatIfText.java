package dev.gantry.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.insight.whatif.Prediction;
import dev.gantry.insight.whatif.Run;
import dev.gantry.insight.whatif.Setting;
import dev.gantry.insight.whatif.Workload;
import dev.gantry.view.explain.Predictions;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** A prediction beside what was measured, as a table or as JSON. */
public final class WhatIfText {
    private static final int WIDEST_BAR = 50;

    private WhatIfText() {}

    /** A table, the curve, and what is taken for granted. */
    public static String text(String title, Workload load, Prediction prediction) {
        Run measured = prediction.measured();
        Run predicted = prediction.predicted();
        String executor = load.recorded().executorName(load.executor());
        StringBuilder text = new StringBuilder();
        text.append("%s%s%n%n".formatted(title, executor.isEmpty() ? "" : ": " + Phrases.words(executor)));
        text.append("measured   %s%n".formatted(Predictions.setting(load.setting())));
        text.append("predicted  %s%n%n".formatted(Predictions.setting(prediction.setting())));
        text.append("%-22s %12s %12s%n".formatted("", "measured", "predicted"));
        row(text, "makespan", Durations.text(measured.makespan()), isStuck(predicted)
                ? "never"
                : Durations.text(predicted.makespan()));
        row(text, "queue wait, mean", Durations.text(Math.round(measured.meanWait())),
                Durations.text(Math.round(predicted.meanWait())));
        row(text, "queue wait, p99", Durations.text(measured.p99Wait()), Durations.text(predicted.p99Wait()));
        row(text, "utilisation", percent(measured.utilisation()), percent(predicted.utilisation()));
        if (isStuck(predicted)) {
            text.append("%n%s%n".formatted(Predictions.stuck(predicted)));
        }
        curve(text, prediction);
        text.append("%nTaken for granted:%n".formatted());
        Predictions.assumptions(prediction).forEach(line -> text.append("- ").append(line).append('\n'));
        return text.toString();
    }

    private static void row(StringBuilder text, String what, String measured, String predicted) {
        text.append("%-22s %12s %12s%n".formatted(what, measured, predicted));
    }

    private static boolean isStuck(Run run) {
        return run.stuck() > 0;
    }

    private static void curve(StringBuilder text, Prediction prediction) {
        long longest = prediction.curve().stream().filter(run -> !isStuck(run)).mapToLong(Run::makespan).max()
                .orElse(0);
        if (longest > 0) {
            text.append("%nworkers     makespan%n".formatted());
        }
        for (Run run : prediction.curve()) {
            if (longest > 0) {
                int bar = isStuck(run) ? 0 : Math.round(WIDEST_BAR * run.makespan() / (float) longest);
                text.append("%s%6d %13s  %s%n".formatted(run.workers() == prediction.setting().workers() ? ">" : " ",
                        run.workers(), isStuck(run) ? "never" : Durations.text(run.makespan()), "#".repeat(bar)));
            }
        }
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * part);
    }

    /** JSON, all times in nanoseconds; the writer stays open. */
    public static void json(Workload load, Prediction prediction, PrintWriter out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("executor", load.recorded().executorName(load.executor()));
            json.writeNumberField("tasks", load.size());
            run(json, "measured", load.setting(), prediction.measured());
            run(json, "predicted", prediction.setting(), prediction.predicted());
            json.writeArrayFieldStart("curve");
            for (Run each : prediction.curve()) {
                json.writeStartObject();
                figures(json, each);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("assumptions");
            for (String each : Predictions.assumptions(prediction)) {
                json.writeString(each);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println();
    }

    private static void run(JsonGenerator json, String name, Setting setting, Run run) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("as", setting.kind().id());
        json.writeStringField("policy", setting.policy().id());
        json.writeBooleanField("gil", setting.gil());
        json.writeNumberField("processors", setting.processors());
        figures(json, run);
        json.writeEndObject();
    }

    private static void figures(JsonGenerator json, Run run) throws IOException {
        json.writeNumberField("workers", run.workers());
        if (isStuck(run)) {
            json.writeNullField("makespan_ns");
        } else {
            json.writeNumberField("makespan_ns", run.makespan());
        }
        json.writeNumberField("mean_wait_ns", Math.round(run.meanWait()));
        json.writeNumberField("p99_wait_ns", run.p99Wait());
        json.writeNumberField("utilisation", run.utilisation());
        json.writeNumberField("stuck", run.stuck());
    }
}
