package dev.gantry.format.chrome;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.gantry.format.Content;
import dev.gantry.format.TraceReader;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Refresh;
import dev.gantry.format.assembly.Written;
import dev.gantry.format.chrome.JsonTokens.Token;

/**
 * Opens Chrome's trace JSON: an object, a bare list of events, or one event a line (NDJSON), and several of them one
 * after the other; or a CPU profile of V8, {@code .cpuprofile}. Comments and commas too many are passed over, bytes
 * that are no UTF-8 are replaced; where the file is damaged, the events there are left out.
 *
 * <p>Events come in any order, so all are gathered first, then put in order and written; meanwhile previews are shown
 * of what was gathered, each made when there is four times as much as for the last. A thread of its own
 * parses ahead, where there are two processors with the help of a second.
 */
public final class ChromeReader implements TraceReader {
    private static final int PIECE = 1 << 20;

    /** So many bytes are worth a second thread. */
    private static final int LEAST = Runtime.getRuntime().availableProcessors() > 1 ? PIECE / 2 : Integer.MAX_VALUE;

    @Override
    public String title() {
        return ChromeFile.TITLE;
    }

    @Override
    public List<String> endings() {
        return List.of("json", "cpuprofile");
    }

    /** An object with a key, or a list that begins with a value. */
    @Override
    public boolean recognises(byte[] head) {
        Token first = Token.NONE;
        try (JsonTokens json = new JsonTokens(new Utf8(new ByteArrayInputStream(head)), 1)) {
            first = json.next();
            Token next = json.next();
            if (first == Token.ARRAY && next.isScalar()) {
                json.next();
            }
            return json.damages() == 0 && (first == Token.ARRAY || first == Token.OBJECT);
        } catch (JsonTokens.CutShort _) {
            return first == Token.ARRAY || first == Token.OBJECT; // the head ends, or the file
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void read(Content content, TraceUnderConstruction into) throws IOException {
        Assembly assembly = new Assembly(into);
        ChromeEvents gathering = new ChromeEvents(into, assembly);
        Microseconds times = new Microseconds();
        boolean whole = false;
        Optional<Document> read = Optional.empty();
        try (Utf8 text = new Utf8(content.open())) {
            JsonBytes bytes = new JsonBytes(text, PIECE);
            JsonTokens json = new JsonTokens(bytes, into.limits().depth());
            ParsedEvents parsed = new ParsedEvents();
            EventParser events = new EventParser(json, times, parsed);
            ExecutorService second = Executors.newSingleThreadExecutor(
                    task -> Thread.ofPlatform().daemon().name("gantry-parse-ahead").unstarted(task));
            ParserAhead ahead = new ParserAhead(bytes, json, times, events, parsed, into.limits().depth(), LEAST,
                    second);
            Document document = new Document(json, times, events, parsed, ahead);
            read = Optional.of(document);
            try (second; ahead; parsed) {
                parsed.take(document::read, new Gathering(gathering, new Refresh(into, assembly)));
                whole = true;
            } finally {
                Tally tally = gathering.tally();
                tally.replaced = text.replaced() + json.replaced();
                tally.noEvents = document.noEvents();
                tally.parts = document.parts();
                tally.traces = document.traces();
                tally.damages = json.damages();
                tally.tooLong = json.tooLong();
                tally.beyond = times.beyond();
                json.damage().ifPresent(into::damaged);
            }
        } finally {
            gathering.finish(read);
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
}
