package dev.gantry.format.jfr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings for the Flight Recorder under which it leaves out nothing that Gantry shows: no wait is too short. They cost
 * more than the JDK's own, and make greater files.
 */
public final class RecordSettings {
    private static final List<String> ALWAYS = List.of("jdk.ThreadStart", "jdk.ThreadEnd", "jdk.VirtualThreadStart",
            "jdk.VirtualThreadEnd", "jdk.VirtualThreadSubmitFailed", "jdk.GCPhasePause", "jdk.JVMInformation",
            "jdk.ActiveRecording", "jdk.ActiveSetting", "jdk.DataLoss", "jdk.GarbageCollection");
    private static final List<String> MACHINE = List.of("jdk.CPUInformation", "jdk.ContainerConfiguration");
    private static final List<String> STOPS = List.of("jdk.SafepointBegin", "jdk.SafepointEnd",
            "jdk.ExecuteVMOperation");
    private static final List<String> SAMPLES = List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");
    private static final List<String> LOADS = List.of("jdk.CPULoad", "jdk.JavaThreadStatistics");

    private RecordSettings() {}

    /** The content of a {@code .jfc} file, for {@code -XX:StartFlightRecording:settings=FILE}. */
    public static byte[] file() {
        List<String> lines = new ArrayList<>();
        lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        lines.add("<configuration version=\"2.0\" label=\"Gantry\""
                + " description=\"Every wait of every thread, however short.\" provider=\"Gantry\">");
        for (String event : ALWAYS) {
            event(lines, event);
        }
        for (String event : MACHINE) {
            event(lines, event, "period", "beginChunk");
        }
        for (String event : STOPS) {
            event(lines, event, "threshold", "0 ns");
        }
        for (Wait wait : Wait.values()) {
            event(lines, wait.event(), "threshold", "0 ns", "throttle", "off", "stackTrace", "true");
        }
        for (String event : SAMPLES) {
            event(lines, event, "period", "10 ms");
        }
        event(lines, "jdk.ObjectAllocationSample", "throttle", "150/s");
        for (String event : LOADS) {
            event(lines, event, "period", "1 s");
        }
        lines.add("</configuration>");
        return String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void event(List<String> lines, String event, String... settings) {
        lines.add("  <event name=\"" + event + "\">");
        setting(lines, "enabled", "true");
        for (int i = 0; i < settings.length; i += 2) {
            setting(lines, settings[i], settings[i + 1]);
        }
        lines.add("  </event>");
    }

    private static void setting(List<String> lines, String name, String value) {
        lines.add("    <setting name=\"" + name + "\">" + value + "</setting>");
    }
}
