package dev.gantry.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.gantry.trace.budget.Gone;
import dev.gantry.trace.message.Message;

/** What a recording's budget took from it, as notices. */
final class BudgetNotices {
    private BudgetNotices() {}

    static List<Message> of(Gone gone) {
        List<Message> notices = new ArrayList<>();
        if (gone.hasDropped()) {
            notices.add(Message.say("budget.dropped", Duration.ofNanos(gone.until() - gone.from()), gone.slices(),
                    gone.tasks()));
        }
        if (gone.hasStopped()) {
            notices.add(Message.say("budget.stopped", Duration.ofNanos(gone.stopped() - gone.from())));
        }
        if (gone.texts() > 0) {
            notices.add(Message.say("budget.texts", gone.texts()));
        }
        return notices;
    }
}
