package dev.gantry.program.java;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import dev.gantry.program.SourceError;

/**
 * The JDK's compiler in this JVM, for a program that is one file, or begins with one, and may use Gantry. It is there
 * in a JDK and in Gantry's own runtime, and takes a second the first time. Any thread.
 */
public final class SourceCompiler {
    /** A first line that says how to run the program, with what is new in this version of Java. */
    private static final Pattern PREVIEW = Pattern.compile("// java .*--enable-preview");

    private SourceCompiler() {}

    /**
     * What came of a source.
     *
     * @param classes class files by the names of their classes, in the order in which they were made; none where there
     *     are errors
     */
    public record Compiled(Map<String, byte[]> classes, List<SourceError> errors) {}

    /** Whether this runtime has a compiler. */
    public static boolean isThere() {
        return ToolProvider.getSystemJavaCompiler() != null;
    }

    /**
     * Compiles this text.
     *
     * @param name the file's name, such as {@code Main.java}
     * @throws IllegalStateException if this runtime has no compiler
     */
    public static Compiled compile(String name, String text) {
        return compile(name, text, Optional.empty());
    }

    /**
     * Compiles this text, and what it uses of other source files.
     *
     * @param name the file's name, such as {@code Main.java}
     * @param root the folder in which those of its packages are; empty for none
     * @throws IllegalStateException if this runtime has no compiler
     */
    static Compiled compile(String name, String text, Optional<Path> root) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this runtime has no compiler");
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        Map<String, byte[]> classes = new LinkedHashMap<>();
        List<String> options = new ArrayList<>(
                List.of("-g", "-parameters", "-proc:none", "-Xlint:none", "-cp", EngineProgram.place()));
        root.ifPresent(folder -> options.addAll(List.of("-sourcepath", folder.toString())));
        if (PREVIEW.matcher(text).lookingAt()) {
            options.addAll(List.of("--enable-preview", "--release", Integer.toString(Runtime.version().feature())));
        }
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ENGLISH,
                StandardCharsets.UTF_8)) {
            compiler.getTask(new StringWriter(), new Kept(files, classes), found, options, null,
                    List.of(new Text(name, text))).call();
        } catch (IOException e) {
            throw new IllegalStateException("classes are kept in memory", e);
        }
        List<SourceError> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                int line = each.getLineNumber() == Diagnostic.NOPOS ? 0 : (int) each.getLineNumber();
                errors.add(new SourceError(line, each.getMessage(Locale.ENGLISH)));
            }
        }
        return new Compiled(errors.isEmpty() ? classes : Map.of(), errors);
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("text:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Kept extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classes;

        Kept(JavaFileManager files, Map<String, byte[]> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind,
                FileObject sibling) {
            return new ClassFile(name, classes);
        }
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final String name;
        private final Map<String, byte[]> classes;

        ClassFile(String name, Map<String, byte[]> classes) {
            super(URI.create("class:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.classes = classes;
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    classes.put(name, toByteArray());
                }
            };
        }
    }
}
