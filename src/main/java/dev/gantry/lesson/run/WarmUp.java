package dev.gantry.lesson.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.gantry.futures.ExecutorScope;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.trace.State;

/**
 * Runs a lesson's program once before its recording, in little time and with nothing printed or kept: what the JVM does
 * when code runs for the first time, to load classes and to link them, would be most of the picture. Once for each
 * lesson in a JVM. Programs that start processes are not run, as that takes seconds.
 */
final class WarmUp {
    private static final long FEW = 3;
    private static final long STEPS = 2_000; // so many that loops are compiled
    private static final Set<String> DONE = ConcurrentHashMap.newKeySet();

    private WarmUp() {}

    /** Runs it, if that has not been done; whatever comes of it. */
    static void of(JavaLesson lesson) {
        if (!lesson.isRunTwice() || !DONE.add(lesson.id())) {
            return;
        }
        RecordedCalls calls = new RecordedCalls(_ -> {});
        ExecutorScope scope = ExecutorScope.begin(_ -> {});
        Recorder thrownAway = new Recorder(Recorder.Options.named("gantry").withSitesOf(lesson.program()));
        thrownAway.start();
        calls.begin();
        try (GivenParameters _ = new GivenParameters(little(lesson))) {
            Probe.sliceStarted(State.RUNNING, "main");
            lesson.run();
        } catch (Throwable _) {
            // the run that is recorded tells
        } finally {
            scope.close();
            calls.end();
            Probe.sliceEnded();
            Probe.threadClosed();
            thrownAway.stop();
        }
    }

    private static Arguments little(JavaLesson lesson) {
        Arguments little = Arguments.usual(lesson);
        for (Parameter each : lesson.parameters()) {
            long wanted = switch (each.name()) {
                case "unit" -> 1;
                case "steps" -> STEPS;
                default -> FEW;
            };
            little = little.with(lesson, each.name(), Math.clamp(Math.min(wanted, each.usual()), each.least(),
                    each.most()));
        }
        return little;
    }
}
