package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.format.Content;
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
        String text = new String(head, Utf8.charset(head));
        int at = after(text, text.startsWith(BYTE_ORDER_MARK) ? 1 : 0);
        if (at >= text.length() || text.charAt(at) != '[' && text.charAt(at) != '{'
                || text.lastIndexOf(0, LOOKED_AT) >= 0) {
            return false;
        }
        int next = after(text, at + 1);
        return next >= text.length() || (text.charAt(at) == '[' ? "{]," : "\"}").indexOf(text.charAt(next)) >= 0;
    }

    @Override
    public void read(Content content, TraceUnderConstruction into) throws IOException {
        Assembly assembly = new Assembly(into);
        ChromeEvents gathering = new ChromeEvents(into, assembly);
        Microseconds times = new Microseconds();
        boolean whole = false;
        try (JsonTokens json = new JsonTokens(Utf8.of(content.open()), into.limits().depth())) {
            ParsedEvents parsed = new ParsedEvents();
            Document document = new Document(json, times, parsed);
            try (parsed) {
                parsed.take(document::read, new Gathering(gathering, new Refresh(into, assembly)));
                whole = true;
            } finally {
                gathering.tally().replaced = json.replaced();
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

    /** The next place that is no white space and in no comment. */
    private static int after(String text, int from) {
        Matcher passed = PASSED_OVER.matcher(text).region(from, text.length());
        return passed.lookingAt() ? passed.end() : from;
    }
}
