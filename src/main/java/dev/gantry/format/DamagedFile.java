package dev.gantry.format;

import java.io.IOException;

import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

/**
 * Damage in a file, from which on it can't be read, or what stands there. What was read before it stays. The message is
 * a sentence for the user, in the user's language and without the file's name: where, what, and what to do.
 */
public final class DamagedFile extends IOException {
    private static final long serialVersionUID = 1;

    public DamagedFile(Message what) {
        super(what.text());
    }

    /** Truncated file. */
    public static DamagedFile cut(long at) {
        return new DamagedFile(Message.say("damage.cut", at));
    }

    /** Invalid content; the message tells what, and its texts are part of a sentence. */
    public static DamagedFile at(long at, String what, Object... arguments) {
        return new DamagedFile(Message.say("damage.at", at, Message.say("damage." + what, arguments)));
    }

    /** Invalid content which is left out, behind which reading goes on; the message as in {@link #at}. */
    public static DamagedFile within(long at, String what, Object... arguments) {
        return new DamagedFile(Message.say("damage.within", at, Message.say("damage." + what, arguments)));
    }

    /** Limit exceeded; reported as other damage. */
    public static DamagedFile beyond(long at, String limit, Object... arguments) {
        return new DamagedFile(Message.say("damage.beyond", at, Message.say("limit." + limit, arguments)));
    }

    /** The sentence, in the language that is spoken now. */
    @Override
    public String getMessage() {
        return Phrases.words(super.getMessage());
    }
}
