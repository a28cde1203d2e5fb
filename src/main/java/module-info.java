/** Gantry shows which thread, process or coroutine ran each task, and why it ran then. */
@SuppressWarnings("requires-automatic") // protobuf and RichTextFX name theirs in the manifest only
module dev.gantry {
    // Static: the engine runs with none of these jars present; only dev.gantry.ui uses them.
    requires static javafx.controls;
    requires static org.controlsfx.controls;
    requires static atlantafx.base;
    requires static org.kordamp.ikonli.core;
    requires static org.kordamp.ikonli.javafx;
    requires static org.kordamp.ikonli.feather;
    requires static org.fxmisc.flowless;
    requires static org.fxmisc.richtext;
    requires static org.fxmisc.undo;

    // Static: who leaves it out has no SQL; only dev.gantry.query uses it.
    requires static duckdb.jdbc;

    // Static: who leaves it out has no clusters; only dev.gantry.cluster uses it.
    requires static com.hazelcast.core;

    requires static transitive org.junit.jupiter.api;

    requires info.picocli;
    requires com.fasterxml.jackson.core;
    requires com.google.protobuf;
    requires java.compiler;
    requires java.desktop;
    requires java.logging;
    requires java.management;
    requires java.sql;
    requires jdk.attach;
    requires jdk.jfr;
    requires jdk.unsupported; // sun.misc.Signal, by reflection

    opens dev.gantry.cli to
            info.picocli;
    opens dev.gantry.cli.cluster to
            info.picocli;
    opens dev.gantry.cli.doctor to
            info.picocli;
    opens dev.gantry.cli.lesson to
            info.picocli;
    opens dev.gantry.cli.terminal to
            info.picocli;

    exports dev.gantry.jdk;
    exports dev.gantry.trace;
    exports dev.gantry.trace.budget;
    exports dev.gantry.trace.counter;
    exports dev.gantry.trace.kept;
    exports dev.gantry.trace.memory;
    exports dev.gantry.trace.message;
    exports dev.gantry.trace.stack;
    exports dev.gantry.wire;
    exports dev.gantry.hook;
    exports dev.gantry.coroutine;
    exports dev.gantry.hub;
    exports dev.gantry.futures;
    exports dev.gantry.futures.process;
    exports dev.gantry.cluster;
    exports dev.gantry.recording;
    exports dev.gantry.insight;
    exports dev.gantry.insight.claim;
    exports dev.gantry.insight.filter;
    exports dev.gantry.insight.lint;
    exports dev.gantry.insight.path;
    exports dev.gantry.insight.whatif;
    exports dev.gantry.library;
    exports dev.gantry.junit;
    exports dev.gantry.lesson;
    exports dev.gantry.lesson.text;
    exports dev.gantry.view.explain;
    exports dev.gantry.view.frame;
    exports dev.gantry.view.hit;
    exports dev.gantry.view.layout;
    exports dev.gantry.view.search;
    exports dev.gantry.view.style;
    exports dev.gantry.view.time;
}
