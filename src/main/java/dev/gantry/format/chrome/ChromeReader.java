package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.List;

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

/**
 * Opens Chrome's trace JSON, as an object or a bare list of events.
 *
 * <p>Events come in any order, so all are gathered first, then put in order and written; meanwhile previews are shown
 * of what was gathered, each made when there is four times as much as for the last.
 */
public final class ChromeReader implements TraceReader {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LOOKED_AT = 64;
    private static final int BYTE_ORDER_MARK = 0xef;

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
        int at = after(head, head.length > 0 && (head[0] & 0xff) == BYTE_ORDER_MARK ? 3 : 0);
        if (at >= head.length || head[at] != '[' && head[at] != '{') {
            return false;
        }
        for (int i = 0; i < Math.min(LOOKED_AT, head.length); i++) {
            if (head[i] >= 0 && head[i] < ' ' && !isSpace(head[i])) {
                return false;
            }
        }
        int next = after(head, at + 1);
        byte expected = (byte) (head[at] == '[' ? '{' : '"');
        byte end = (byte) (head[at] == '[' ? ']' : '}');
        return next >= head.length || head[next] == expected || head[next] == end;
    }

    @Override
    public void read(Content content, TraceUnderConstruction into) throws IOException {
        Assembly assembly = new Assembly(into);
        ChromeEvents gathering = new ChromeEvents(into, assembly);
        Microseconds times = new Microseconds();
        try (CountedStream in = new CountedStream(content.open());
                JsonParser json = factory(into.limits()).createParser(in)) {
            new Document(json, times, gathering, new Refresh(into, assembly), in::size).read();
        } finally {
            assembly.slack(gathering.ofGantry() ? 0 : times.slack());
            gathering.tally().tell(into, assembly.writeTo(into), gathering.ofGantry());
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
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                .build();
    }

    private static int after(byte[] head, int from) {
        int at = from;
        while (at < head.length && isSpace(head[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte letter) {
        return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
    }
}
