package dev.gantry.format;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntSupplier;

import dev.gantry.trace.message.Message;

/**
 * Legacy texts: what recordings said in English before they had codes for it: why a lane is blocked, how far a clock is
 * off, what a file does not tell. Readers of Gantry's own files turn it into messages here; nothing else in Gantry
 * knows these words. For one reader's thread.
 */
public final class OldWords {
    private static final Map<String, String> REASONS = Map.of("sleep", "sleep", "I/O", "io", "lock", "lock",
            "waits for a result", "result", "waits for the pool to end", "shutdown", "waits for the queue", "queue");

    private static final String OTHER_CLOCK = "its clock is not ours: times are right to ±";
    private static final String MILLISECONDS = " ms";

    private final TraceUnderConstruction opening;
    private final Known reasons = new Known();
    private final Known marks = new Known();

    /** For the names of this file. */
    public OldWords(TraceUnderConstruction opening) {
        this.opening = opening;
    }

    /** The name of a blocked slice: that of a message where this one is an old word, else the same. */
    public int reason(int name) {
        return reasons.of(name, () -> {
            String code = REASONS.get(opening.names().get(name));
            return code == null ? name : opening.name(Message.say(code).text());
        });
    }

    /** The same for the text of a mark. */
    public int mark(int name) {
        return marks.of(name, () -> {
            String text = opening.names().get(name);
            return text.startsWith(OTHER_CLOCK) && text.endsWith(MILLISECONDS) ? clock(name, text) : name;
        });
    }

    /** A notice of the recording; what it said in English it goes on saying. */
    public static Message notice(String text) {
        return Message.of(text).orElseGet(() -> Message.say("plain", text));
    }

    private int clock(int name, String text) {
        try {
            double off = Double.parseDouble(
                    text.substring(OTHER_CLOCK.length(), text.length() - MILLISECONDS.length()));
            return opening.name(Message.say("other-clock", Duration.ofNanos(Math.round(off * 1e6))).text());
        } catch (NumberFormatException _) {
            return name;
        }
    }

    /** Answers by the number of a name, which are dense: each record of a large file asks. */
    private static final class Known {
        private int[] answers = new int[64]; // by number, each one higher: 0 where none is known

        int of(int name, IntSupplier answer) {
            if (name >= answers.length) {
                answers = Arrays.copyOf(answers, Math.max(name + 1, 2 * answers.length));
            }
            if (answers[name] == 0) {
                answers[name] = answer.getAsInt() + 1;
            }
            return answers[name] - 1;
        }
    }
}
