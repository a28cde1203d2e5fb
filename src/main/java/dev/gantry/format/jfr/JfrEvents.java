package dev.gantry.format.jfr;

import java.io.IOException;
import java.util.Optional;

import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Track;
import dev.gantry.format.assembly.Written;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Beginning;
import dev.gantry.trace.message.Message;
import dev.gantry.trace.stack.SampleKind;

/** Puts the events of a recording into an assembly, each by its type. */
final class JfrEvents {
    private static final String OF_THE_JDK = "jdk.";
    /** What JDK 9 and 10 wrote in the place of that. */
    private static final String OF_JDK_9 = "com.oracle.jdk.";
    private static final int LONGEST = 500;

    private static final int MOST_PROCESSORS = 1 << 20;
    private static final long MOST_LOOKS = 1 << 20;
    private static final long LONGEST_LOOK = 3_600_000_000_000L;

    private final TraceUnderConstruction opening;
    private final Assembly assembly;
    private final Threads threads;
    private final Sampled sampled;
    private final Waits waits;
    private final Stops stops;
    private final Unshown unshown = new Unshown();
    private final LeftOut settings = new LeftOut();
    private boolean hasSamples;
    private long lost;

    JfrEvents(TraceUnderConstruction opening, Assembly assembly) throws IOException {
        this.opening = opening;
        this.assembly = assembly;
        this.sampled = new Sampled(opening);
        this.threads = new Threads(assembly);
        this.waits = new Waits(opening, threads, sampled);
        this.stops = new Stops(opening, threads);
    }

    /** The file has events of this type. */
    void type(EventType type) {
        String name = name(type);
        settings.type(type.getId(), name);
        if (name.equals(Wait.PINNED.event()) && type.getField("carrierThread") != null) {
            waits.tellsCarriers();
        }
    }

    void add(RecordedEvent event) throws IOException {
        String type = name(event.getEventType());
        switch (type) {
            case "jdk.ActiveSetting" -> settings.set(event.getLong("id"), event.getString("name"),
                    event.getString("value"));
            case "jdk.JVMInformation" -> describe(event);
            case "jdk.CPUInformation" -> processors(event, "hwThreads");
            case "jdk.ContainerConfiguration" -> processors(event, "effectiveCpuCount");
            case "jdk.ThreadStart" -> threads.opened(event.getThread("thread"), Instants.start(event));
            case "jdk.ThreadEnd" -> threads.closed(event.getThread("thread"), Instants.start(event));
            case "jdk.VirtualThreadStart" -> threads.opened(event.getThread(), Instants.start(event));
            case "jdk.VirtualThreadEnd" -> threads.closed(event.getThread(), Instants.start(event));
            case "jdk.VirtualThreadSubmitFailed" -> mark(event, event.getThread(), "could not be submitted");
            case "jdk.ExecutionSample" -> sample(event, event.getThread("sampledThread"), SampleKind.RUNNING);
            case "jdk.NativeMethodSample" -> sample(event, event.getThread("sampledThread"), SampleKind.NATIVE);
            case "jdk.CPUTimeSample" -> sample(event, event.getThread(), SampleKind.RUNNING);
            case "profiler.WallClockSample" -> wallClock(event);
            case "jdk.ObjectAllocationSample" -> allocation(event, "weight");
            case "jdk.ObjectAllocationInNewTLAB" -> allocation(event, "tlabSize");
            case "jdk.ObjectAllocationOutsideTLAB" -> allocation(event, "allocationSize");
            case "jdk.GCPhasePause" -> stops.pause(event);
            case "jdk.GarbageCollection" -> stops.collection(event);
            case "jdk.ExecuteVMOperation" -> stops.operation(event);
            case "jdk.SafepointBegin" -> stops.begin(event);
            case "jdk.SafepointEnd" -> stops.end(event);
            case "jdk.CPULoad" -> {
                percent(event, "CPU of the machine, %", "machineTotal");
                percent(event, "CPU of the JVM, user, %", "jvmUser");
                percent(event, "CPU of the JVM, system, %", "jvmSystem");
            }
            case "jdk.JavaThreadStatistics" ->
                threads.process().counter(Instants.start(event), opening.name("Java threads"),
                        event.getLong("activeCount"));
            case "jdk.DataLoss" -> lost += event.getLong("amount");
            default -> other(event, type);
        }
    }

    /** All events are known: what follows from several of them is put where it belongs. */
    void finish() throws IOException {
        threads.live(settings);
        sampled.weigh(assembly, settings);
        stops.finish();
    }

    /** Says what the recording can't show. */
    void tell(Written written) {
        settings.tell(opening);
        if (threads.hasVirtual()) {
            opening.notice(Message.say(waits.hasCarriers() ? "jfr.virtual-carriers" : "jfr.virtual"));
        }
        if (hasSamples) {
            opening.notice(Message.say("jfr.samples"));
        }
        if (threads.hasUnknown()) {
            opening.notice(Message.say("jfr.unknown-thread"));
        }
        if (lost > 0) {
            opening.notice(Message.say("jfr.lost", lost));
        }
        unshown.tell(opening);
        written.tell(opening);
    }

    private void other(RecordedEvent event, String type) throws IOException {
        Optional<Wait> wait = Wait.of(type);
        if (wait.isPresent()) {
            waits.add(event, wait.get());
        } else if (!type.startsWith(OF_THE_JDK)) {
            String label = event.getEventType().getLabel();
            String name = label == null || label.isEmpty() ? type : label;
            if (event.getDuration().isZero()) {
                mark(event, event.getThread(), name);
            } else {
                threads.of(event.getThread()).slice(Instants.start(event), Instants.end(event), State.RUNNING,
                        opening.name(Beginning.cut(name, LONGEST)));
            }
        } else {
            unshown.add(type);
        }
    }

    private void mark(RecordedEvent event, RecordedThread thread, String text) throws IOException {
        threads.of(thread).mark(Instants.start(event), opening.name(Beginning.cut(text, LONGEST)));
    }

    private void sample(RecordedEvent event, RecordedThread thread, SampleKind kind) throws IOException {
        sampled.sample(event, threads.of(thread), kind);
        seen(event, thread);
    }

    /**
     * async-profiler looks at threads that wait too, and tells of several looks at one that went on waiting once. Where
     * it also samples what runs, that is in its other samples already.
     */
    private void wallClock(RecordedEvent event) throws IOException {
        RecordedThread thread = event.getThread("sampledThread");
        SampleKind kind = "STATE_SLEEPING".equals(event.getString("state")) ? SampleKind.WAIT : SampleKind.RUNNING;
        long looks = event.hasField("samples") ? Math.clamp(event.getLong("samples"), 1, MOST_LOOKS) : 1;
        if (kind == SampleKind.WAIT || settings.isWallClockAlone()) {
            sampled.add(event, threads.of(thread), looks * Math.min(settings.wallClock(), LONGEST_LOOK), kind);
        }
        seen(event, thread);
    }

    private void seen(RecordedEvent event, RecordedThread thread) throws IOException {
        hasSamples = true;
        RecordedStackTrace stack = event.getStackTrace();
        mark(event, thread, stack == null || stack.getFrames().isEmpty()
                ? "sample"
                : "in " + text(stack.getFrames().getFirst()));
    }

    private void allocation(RecordedEvent event, String bytes) throws IOException {
        sampled.allocation(event, threads.of(event.getThread()), bytes);
    }

    private static String text(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        if (method == null || method.getType() == null) {
            return "a method that is not known";
        }
        String type = method.getType().getName();
        String line = frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "";
        return Sampled.member(type.substring(type.lastIndexOf('.') + 1), method) + line;
    }

    private void percent(RecordedEvent event, String name, String field) {
        threads.process().counter(Instants.start(event), opening.name(name), Math.round(event.getDouble(field) * 100));
    }

    /** The least that is told: a container may have a part of the machine. */
    private void processors(RecordedEvent event, String field) {
        long told = event.hasField(field) ? event.getLong(field) : 0;
        if (told > 0 && told <= MOST_PROCESSORS) {
            opening.about(about -> about.on(about.processors() == 0
                    ? (int) told
                    : Math.min((int) told,
                            about.processors())));
        }
    }

    private void describe(RecordedEvent event) {
        String command = event.getString("javaArguments");
        Track process = threads.process();
        if (command != null && !command.isEmpty()) {
            process.name(Beginning.cut(command, LONGEST));
            opening.about(about -> about.titled(Beginning.cut(command, LONGEST)));
        }
        if (event.hasField("pid")) {
            process.systemId(event.getLong("pid"));
        }
    }

    private static String name(EventType type) {
        String name = type.getName();
        return name.startsWith(OF_JDK_9) ? OF_THE_JDK + name.substring(OF_JDK_9.length()) : name;
    }
}
