package dev.gantry.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.insight.Concurrency;
import dev.gantry.insight.Distribution;
import dev.gantry.insight.Histogram;
import dev.gantry.insight.LaneTime;
import dev.gantry.insight.Measure;
import dev.gantry.insight.Statistics;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;

/** Statistics as JSON: times in nanoseconds, those of the area from the first record. */
public final class StatsJson {
    private StatsJson() {}

    public static void write(Snapshot recorded, Statistics figures, PrintWriter out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("from", figures.area().start() - recorded.first());
            json.writeNumberField("to", figures.area().end() - recorded.first());
            tasks(json, figures);
            json.writeObjectFieldStart("states");
            for (State state : State.values()) {
                json.writeNumberField(state.id(), Math.round(figures.time(state)));
            }
            json.writeEndObject();
            json.writeArrayFieldStart("lanes");
            for (LaneTime lane : figures.lanes()) {
                lane(json, recorded, lane);
            }
            json.writeEndArray();
            concurrency(json, figures.concurrency());
            json.writeEndObject();
        }
        out.println();
    }

    private static void tasks(JsonGenerator json, Statistics figures) throws IOException {
        json.writeObjectFieldStart("tasks");
        json.writeNumberField("count", figures.tasks().count());
        for (TaskState state : TaskState.values()) {
            json.writeNumberField(state.id(), figures.tasks().count(state));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("durations");
        for (Measure measure : Measure.values()) {
            if (figures.tasks().distribution(measure).isPresent()) {
                json.writeObjectFieldStart(measure.name().toLowerCase(Locale.ROOT));
                distribution(json, figures.tasks().distribution(measure).get());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static void distribution(JsonGenerator json, Distribution of) throws IOException {
        json.writeNumberField("count", of.count());
        json.writeNumberField("total", Math.round(of.total()));
        json.writeNumberField("least", of.least());
        json.writeNumberField("p50", of.p50());
        json.writeNumberField("p90", of.p90());
        json.writeNumberField("p99", of.p99());
        json.writeNumberField("most", of.most());
        Histogram histogram = of.histogram();
        json.writeArrayFieldStart("histogram");
        for (int bin = 0; bin < histogram.counts().size(); bin++) {
            json.writeStartObject();
            json.writeNumberField("from", histogram.edges().get(bin));
            json.writeNumberField("to", histogram.edges().get(bin + 1));
            json.writeNumberField("count", histogram.counts().get(bin));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void lane(JsonGenerator json, Snapshot recorded, LaneTime lane) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", lane.lane());
        json.writeStringField("name", recorded.laneName(lane.lane()));
        json.writeNumberField("alive", lane.alive());
        for (State state : State.values()) {
            json.writeNumberField(state.id(), lane.time(state));
        }
        json.writeNumberField("unknown", lane.unknown());
        json.writeEndObject();
    }

    private static void concurrency(JsonGenerator json, Concurrency of) throws IOException {
        json.writeObjectFieldStart("concurrency");
        json.writeNumberField("mean", of.mean());
        if (of.steps().isPresent()) {
            json.writeNumberField("most", of.steps().get().most());
            json.writeArrayFieldStart("times");
            for (long time : of.steps().get().times()) {
                json.writeNumber(time);
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("curve");
        for (double mean : of.curve()) {
            json.writeNumber(mean);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
