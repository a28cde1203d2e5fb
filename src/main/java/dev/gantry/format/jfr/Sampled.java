package dev.gantry.format.jfr;

import java.util.List;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Track;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.message.Message;
import dev.gantry.trace.stack.SampleKind;

/** Stacks of events: what a sampler saw, where a wait began, what allocated. */
final class Sampled {
    private static final String RUNNING = "jdk.ExecutionSample";
    private static final String NATIVE = "jdk.NativeMethodSample";

    /** What classes of lambdas are called from here on is another number in each run. */
    private static final String LAMBDA = "$$Lambda";

    private final TraceUnderConstruction opening;
    private final TraceLoader stacks;

    Sampled(TraceUnderConstruction opening) {
        this.opening = opening;
        this.stacks = new TraceLoader(opening.trace());
    }

    /** A sample of a thread; how long it stands for may follow from the recorder's settings, see {@link #weigh}. */
    void sample(RecordedEvent event, Track track, SampleKind kind) {
        long weight = event.hasField("samplingPeriod") ? event.getDuration("samplingPeriod").toNanos() : 0;
        add(event, track, weight, kind);
    }

    /** The thread waits from the event's start to its end. */
    void wait(RecordedEvent event, Track track) {
        add(event, track, event.getDuration().toNanos(), SampleKind.WAIT);
    }

    /** The thread allocated so many bytes. */
    void allocation(RecordedEvent event, Track track, String bytes) {
        add(event, track, event.getLong(bytes), SampleKind.ALLOCATION);
    }

    /** All settings are known: a sample stands for the time until the next may come. */
    void weigh(Assembly assembly, LeftOut settings) {
        assembly.weigh(SampleKind.RUNNING, settings.period(RUNNING));
        assembly.weigh(SampleKind.NATIVE, settings.period(NATIVE));
    }

    /** The thread was at the event's stack; a weight of 0 may follow from the recorder's settings. */
    void add(RecordedEvent event, Track track, long weight, SampleKind kind) {
        RecordedStackTrace trace = event.getStackTrace();
        if (trace != null && !trace.getFrames().isEmpty()) {
            track.sample(Instants.start(event), stack(trace), weight, kind);
        }
    }

    private int stack(RecordedStackTrace trace) {
        int stack = trace.isTruncated() ? stacks.stack(0, opening.name(Message.say("frames-left-out").text()), 0) : 0;
        List<RecordedFrame> frames = trace.getFrames();
        for (RecordedFrame frame : frames.reversed()) {
            stack = stacks.stack(stack, opening.name(name(frame)), opening.name(site(frame)));
        }
        return stack;
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method == null || method.getType() == null
                ? Message.say("frame-unknown").text()
                : member(type(method), method);
    }

    /** A method as it is called among those of its type, which native functions may lack. */
    static String member(String type, RecordedMethod method) {
        return type.isEmpty() ? method.getName() : type + "." + method.getName();
    }

    private static String type(RecordedMethod method) {
        String type = method.getType().getName();
        int lambda = type.indexOf(LAMBDA);
        return lambda < 0 ? type : type.substring(0, lambda + LAMBDA.length());
    }

    /** Its line, empty if that is not known. */
    private static String site(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method == null || method.getType() == null || frame.getLineNumber() <= 0
                ? ""
                : type(method) + ":" + frame.getLineNumber();
    }
}
