package dev.gantry.format.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.DoubleConsumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.format.Excerpt;
import dev.gantry.recording.Annotations;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.ColourBy;
import dev.gantry.view.style.Tints;

/**
 * HTML page of a recording in one file that zooms, pans and shows what is under the pointer, in any browser, with no
 * network.
 *
 * <p>The page is a template with a style sheet, a script and the recording as JSON in a block that no browser runs; the
 * content security policy in it forbids every load from elsewhere. Bars are painted from the same patterns as
 * everywhere.
 *
 * @param title what the page is called
 * @param excerpt what part of the recording
 * @param annotations notes of the user on it
 * @param colours what running slices are coloured by
 */
public record HtmlPage(String title, Excerpt excerpt, Annotations annotations, ColourBy colours) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Writes the page in UTF-8; the stream stays open. */
    public void write(Snapshot snapshot, OutputStream to, DoubleConsumer progress) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        for (String part : resource("page.html").split("(?=@@)|(?<=@@\\w{4})")) {
            switch (part) {
                case "@@name" -> out.write(title.replace("&", "&amp;").replace("<", "&lt;"));
                case "@@look" -> out.write(resource("page.css"));
                case "@@code" -> out.write(resource("page.js"));
                case "@@data" -> data(snapshot, out, progress);
                default -> out.write(part);
            }
        }
        out.flush();
        progress.accept(1);
    }

    private void data(Snapshot snapshot, Writer out, DoubleConsumer progress) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setCharacterEscapes(new ForScripts());
        json.writeStartObject();
        json.writeStringField("title", title);
        PageStates.write(Tints.longest(colours, snapshot, () -> true, _ -> {}).orElseThrow(), json);
        PageColours.write(json);
        new PageLines(snapshot, excerpt, annotations, colours, json, progress).write();
        json.writeEndObject();
        json.close();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
