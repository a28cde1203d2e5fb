package dev.gantry.ring;

import java.io.IOException;
import java.nio.file.Path;

import dev.gantry.trace.message.Message;

/** A ring file is not what the specification says; the message says where, in one sentence. */
public final class RingException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Message told;

    RingException(Path file, String why) {
        super("%s: this is not a ring file of version 1: %s".formatted(file, why));
        told = Message.say("ring.refused", file.toString(), why);
    }

    /** The same for who looks at the recording. */
    Message told() {
        return told;
    }
}
