package dev.gantry.format.chrome;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

import dev.gantry.format.Content;
import dev.gantry.format.FileLimits;
import dev.gantry.format.TraceReader;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Refresh;
import dev.gantry.format.assembly.Written;

/**
 * Opens Chrome's trace JSON: an object, a bare list of events, or one event a line (NDJSON). Comments and commas too
 * many are passed over, bytes that are no UTF-8 are replaced.
 *
 * <p>Events come in any order, so all are gathered first, then put in order and written; meanwhile previews are shown
 * of what was gathered, each made when there is four times as much as for the last. A thread of its own parses ahead.
 */
public final class ChromeReader implements TraceReader {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LOOKED_AT = 64;
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern PASSED_OVER = Pattern
            .compile("(?:[ \\t\\r\\n]++|//[^\\n]*+|/\\*(?s:.*?)(?:\\*/|$))*+");

    @Override
    public String title() {
        return ChromeFile.TITLE;
    }

    @Override
    public List<String> endings() {
        return List.of("json");
    }

    /** A list of objects, or an object with a field; and text at least at its beginning. */
    @Override
    public boolean recognises(byte[] head) {
        String text = new String(head, charset(head));
        int at = after(text, text.startsWith(BYTE_ORDER_MARK) ? 1 : 0);
        if (at >= text.length() || text.charAt(at) != '[' && text.charAt(at) != '{'
                || text.lastIndexOf(0, LOOKED_AT) >= 0) {
            return false;
        }
        int next = after(text, at + 1);
        return next >= text.length() || (text.charAt(at) == '[' ? "{]," : "\"}").indexOf(text.charAt(next)) >= 0;
    }

    /** Byte order mark detection, as every parser of JSON does it. */
    private static Charset charset(byte[] head) {
        boolean utf16 = head.length > 1 && (head[0] & head[1] & 0xfe) == 0xfe && head[0] != head[1];
        return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    @Override
    public void read(Content content, TraceUnderConstruction into) throws IOException {
        Assembly assembly = new Assembly(into);
        ChromeEvents gathering = new ChromeEvents(into, assembly);
        Microseconds times = new Microseconds();
        boolean whole = false;
        try (CountedStream in = new CountedStream(content.open());
                RepairedStream repaired = new RepairedStream(in);
                JsonParser json = factory(into.limits()).createParser(repaired)) {
            ParsedEvents parsed = new ParsedEvents();
            Document document = new Document(json, times, parsed, in::size);
            try (parsed) {
                parsed.take(document::read, new Gathering(gathering, new Refresh(into, assembly)));
                whole = true;
            } finally {
                gathering.tally().replaced = repaired.replaced();
                gathering.tally().noEvents = document.noEvents();
                gathering.tally().parts = document.parts();
            }
        } finally {
            gathering.finish();
            assembly.slack(gathering.ofGantry() ? 0 : times.slack());
            Written written = assembly.writeTo(into);
            gathering.own().finish(whole);
            gathering.tally().tell(into, written, gathering.ofGantry());
        }
    }

    /** Gathers the events, and shows now and then what there is. */
    private record Gathering(ChromeEvents events, Refresh refresh) implements ParsedEvents.Taker {
        @Override
        public void header(Event said, boolean inObject) {
            events.isOurs(said, inObject);
        }

        @Override
        public void event(Event event) throws IOException {
            events.add(event);
            refresh.step();
        }
    }

    private static JsonFactory factory(FileLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(LONGEST_TEXT)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                .build();
    }

    /** The next place that is no white space and in no comment. */
    private static int after(String text, int from) {
        Matcher passed = PASSED_OVER.matcher(text).region(from, text.length());
        return passed.lookingAt() ? passed.end() : from;
    }
}
