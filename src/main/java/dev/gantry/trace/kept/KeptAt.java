package dev.gantry.trace.kept;

import java.util.List;
import java.util.Optional;

import dev.gantry.trace.message.Message;

/**
 * Where the records of a worker are kept, as a mark of the recording on its process says it.
 *
 * @param session of the driver
 * @param link the worker's number there
 * @param member the name of the member that keeps them
 * @param address where the driver listened
 * @param time the driver's clock at the mark
 */
public record KeptAt(String session, long link, String member, String address, long time) {
    private static final String CODE = "records-kept";

    /** The mark that says it. */
    public Message message() {
        return Message.say(CODE, member, session, link, address, time);
    }

    /** What this text of a mark says; empty if it says something else. */
    public static Optional<KeptAt> of(String text) {
        return Message.of(text).filter(message -> message.code().equals(CODE)).map(Message::arguments)
                .flatMap(KeptAt::of);
    }

    private static Optional<KeptAt> of(List<Object> told) {
        return told.size() == 5 && told.get(0) instanceof String member && told.get(1) instanceof String session
                && told.get(2) instanceof Long link && told.get(3) instanceof String address
                && told.get(4) instanceof Long time
                        ? Optional.of(new KeptAt(session, link, member, address, time))
                        : Optional.empty();
    }
}
