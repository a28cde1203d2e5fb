package dev.gantry.view.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gantry.insight.path.CriticalPath;
import dev.gantry.insight.path.Slack;
import dev.gantry.insight.path.Step;
import dev.gantry.insight.path.Step.Kind;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;
import dev.gantry.view.time.RangeText;

/** A critical path in words. */
public final class PathText {
    private PathText() {}

    /** Its length and what its time went to, such as {@code 862 ms: blocked 93 % · ran 4 %}. */
    public static String summary(List<Step> steps) {
        long length = steps.isEmpty() ? 0 : steps.getLast().to() - steps.getFirst().from();
        return Phrases.of("path.summary", Durations.text(length), CriticalPath.shares(steps).entrySet().stream()
                .sorted(Map.Entry.<Kind, Long>comparingByValue().reversed())
                .map(share -> Phrases.of("path.share", kind(share.getKey()), percent(share.getValue(), length)))
                .collect(Collectors.joining(" · ")));
    }

    /**
     * A line for each step, in the order of time: when, where, what.
     *
     * @param zero the time that is shown as 0
     */
    public static List<String> lines(Snapshot recorded, List<Step> steps, long zero) {
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            lines.add(Stream.of(RangeText.text(step.from() - zero, step.to() - zero),
                    LaneNames.of(recorded, step.lane()), kind(step.kind()),
                    step.task() == 0 ? "" : recorded.taskLabel(step.task()), reason(recorded, step))
                    .filter(part -> !part.isEmpty()).collect(Collectors.joining(" · ")));
        }
        return lines;
    }

    /** What would come of it if these tasks took half as long. */
    public static String gain(Snapshot recorded, Slack.Gain gain) {
        return Phrases.of("path.gain", recorded.taskLabel(gain.task()), Durations.text(gain.nanos()));
    }

    /** How many tasks have slack, and how much at most. */
    public static String slack(Slack.Spread spread) {
        return Phrases.of("path.slack", spread.none(), spread.some(), Durations.text(spread.most()));
    }

    private static String reason(Snapshot recorded, Step step) {
        return step.kind() == Kind.BLOCKED && step.name() != 0
                ? WhyBlocked.doing(recorded.name(step.name()), "")
                : "";
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case RAN -> Phrases.of("path.ran");
            case BLOCKED -> Phrases.of("path.blocked");
            case SUSPENDED -> Phrases.of("path.suspended");
            case READY -> Phrases.of("path.ready");
            case STARTING -> Phrases.of("path.starting");
            case RESUMING -> Phrases.of("path.resuming");
            case NOTHING -> Phrases.of("path.nothing");
        };
    }

    private static String percent(long part, long whole) {
        double share = 100.0 * part / Math.max(1, whole);
        return share > 0 && share < 1 ? "< 1" : Long.toString(Math.round(share));
    }
}
