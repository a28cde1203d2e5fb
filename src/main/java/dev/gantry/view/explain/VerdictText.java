package dev.gantry.view.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.RangeText;

/** Verdict on a claim, in lines for people. */
public final class VerdictText {
    private static final int PLACES = 3;

    private VerdictText() {}

    /** What was found, why that decides nothing, and the first of the places that refute the claim. */
    public static String details(Snapshot recorded, Verdict verdict) {
        List<String> lines = sentences(verdict);
        if (verdict.outcome() == Verdict.Outcome.REFUTED) {
            verdict.places().stream().limit(PLACES).map(place -> place(recorded, place, recorded.first()))
                    .forEach(lines::add);
            if (verdict.count() > PLACES) {
                lines.add(Phrases.count("verdict.more", verdict.count() - PLACES));
            }
        }
        return String.join("\n", lines);
    }

    /** What was found, and why that decides nothing. */
    public static List<String> sentences(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(Phrases.say(verdict.found()));
        verdict.doubts().stream().filter(why -> !why.equals(verdict.found())).map(Phrases::say).forEach(lines::add);
        return lines;
    }

    /**
     * A place: when, which task, which lane.
     *
     * @param zero the time that is shown as 0
     */
    public static String place(Snapshot recorded, Place place, long zero) {
        return Stream.of(RangeText.text(place.from() - zero, place.to() - zero),
                place.task() == 0 ? "" : recorded.taskLabel(place.task()), LaneNames.inTable(recorded, place.lane()))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }
}
