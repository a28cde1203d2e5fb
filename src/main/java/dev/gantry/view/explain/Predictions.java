package dev.gantry.view.explain;

import java.time.Duration;
import java.util.List;

import dev.gantry.insight.whatif.Kind;
import dev.gantry.insight.whatif.Prediction;
import dev.gantry.insight.whatif.Run;
import dev.gantry.insight.whatif.Setting;
import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

/** Predictions in words. */
public final class Predictions {
    private Predictions() {}

    /** The setting, such as {@code 8 threads, first in, first out}. */
    public static String setting(Setting setting) {
        return Phrases.say(message(setting));
    }

    private static Message message(Setting setting) {
        Message workers = setting.workers() == 0
                ? Message.say("whatif.loop")
                : Message.say("whatif." + setting.kind().id(), (long) setting.workers());
        Message order = Message.say("whatif.order." + setting.policy().id());
        return Message.say(setting.gil() && setting.kind() != Kind.PROCESSES ? "whatif.setting-gil" : "whatif.setting",
                workers, order);
    }

    /** What a predicted run is called whose measured one is called so. */
    public static String title(String measured, Setting setting) {
        return Phrases.say(Message.say("whatif.title", measured, message(setting)));
    }

    /** The notice of a recording that holds the predicted run. */
    public static Message notice(Setting setting, Prediction prediction) {
        return Message.say("notice.prediction", message(setting), time(prediction.predicted()),
                time(prediction.measured()));
    }

    private static Duration time(Run run) {
        return Duration.ofNanos(run.makespan());
    }

    /** What is taken for granted, a sentence each. */
    public static List<String> assumptions(Prediction prediction) {
        return prediction.assumptions().stream().map(Phrases::say).toList();
    }

    /** That some tasks never end; of a run in which all do it is not asked. */
    public static String stuck(Run run) {
        return Phrases.say(Message.say("whatif.stuck", (long) run.stuck()));
    }
}
