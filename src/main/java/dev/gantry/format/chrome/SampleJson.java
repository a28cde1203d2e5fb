package dev.gantry.format.chrome;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.Samples;
import dev.gantry.trace.stack.Stacks;

/** Writes samples and the frames of their stacks, which stand beside the events. */
final class SampleJson {
    private SampleJson() {}

    static void write(Snapshot snapshot, JsonGenerator json) throws IOException {
        Samples samples = snapshot.samples();
        if (samples.isEmpty()) {
            return;
        }
        Stacks stacks = samples.stacks();
        json.writeObjectFieldStart(OwnFields.FRAMES);
        for (int node = 1; node < stacks.size(); node++) {
            json.writeObjectFieldStart(Integer.toString(node));
            json.writeStringField("name", snapshot.name(stacks.name(node)));
            if (stacks.parent(node) != 0) {
                json.writeStringField("parent", Integer.toString(stacks.parent(node)));
            }
            if (stacks.site(node) != 0) {
                json.writeStringField(OwnFields.SITE, snapshot.name(stacks.site(node)));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart(OwnFields.SAMPLES);
        EventJson places = new EventJson(snapshot, json);
        for (int i = 0; i < samples.size(); i++) {
            json.writeStartObject();
            places.place(samples.time(i), samples.lane(i));
            json.writeStringField("name", samples.kind(i).id());
            if (samples.stack(i) != 0) {
                json.writeStringField("sf", Integer.toString(samples.stack(i)));
            }
            json.writeNumberField("weight", samples.weight(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
