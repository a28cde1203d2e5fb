package dev.gantry.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.insight.lint.Lint;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.view.explain.LintText;
import dev.gantry.view.style.Phrases;

/** Answers to claims and lints as JSON: an array with an object each; times in nanoseconds from the first record. */
public final class AnswersJson {
    private AnswersJson() {}

    public static void write(Snapshot recorded, List<Answer> answers, PrintWriter out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Answer answer : answers) {
                write(json, recorded, answer);
            }
            json.writeEndArray();
        }
        out.println();
    }

    private static void write(JsonGenerator json, Snapshot recorded, Answer answer) throws IOException {
        Verdict verdict = answer.verdict();
        json.writeStartObject();
        if (answer.lint().isPresent()) {
            Lint lint = answer.lint().get();
            json.writeStringField("lint", lint.code());
            json.writeStringField("meaning", LintText.why(lint));
            if (lint.lesson().isPresent()) {
                json.writeStringField("lesson", lint.lesson().get());
            }
        } else {
            json.writeStringField("claim", answer.text());
        }
        json.writeStringField("outcome", answer.word());
        json.writeStringField("found", Phrases.say(verdict.found()));
        json.writeArrayFieldStart("doubts");
        for (Message why : verdict.doubts()) {
            json.writeString(Phrases.say(why));
        }
        json.writeEndArray();
        json.writeNumberField("count", verdict.count());
        json.writeArrayFieldStart("places");
        for (Place place : verdict.places()) {
            json.writeStartObject();
            json.writeNumberField("from", place.from() - recorded.first());
            json.writeNumberField("to", place.to() - recorded.first());
            if (place.task() != 0) {
                json.writeNumberField("task", place.task());
                json.writeStringField("label", recorded.taskLabel(place.task()));
            }
            if (place.lane() != 0) {
                json.writeNumberField("lane", place.lane());
                json.writeStringField("lane-name", recorded.laneName(place.lane()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
