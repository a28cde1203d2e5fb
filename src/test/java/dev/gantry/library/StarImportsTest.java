package dev.gantry.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that records itself imports does not clash with what it imports of the JDK and of JUnit. */
class StarImportsTest {
    private static final List<String> OURS = List.of("dev.gantry.library", "dev.gantry.recording",
            "dev.gantry.insight.claim", "dev.gantry.junit");
    private static final List<String> THEIRS = List.of("java.io", "java.nio.file", "java.time", "java.util",
            "java.util.concurrent", "java.util.concurrent.atomic", "java.util.concurrent.locks", "java.util.function",
            "java.util.stream", "java.sql", "org.junit.jupiter.api");

    @TempDir
    private Path folder;

    @Test
    void eachNameMeansOneThing() throws IOException {
        String imports = Stream.concat(OURS.stream(), THEIRS.stream()).map("import %s.*;%n"::formatted)
                .collect(Collectors.joining());
        List<String> names = OURS.stream().flatMap(StarImportsTest::types).toList();
        assertThat(names).contains("Watch", "Recording", "Verdict", "Recorded");
        String fields = Stream.concat(names.stream(), Stream.of("Future", "Executor", "Path", "List"))
                .map(name -> name + " a" + name + ";\n").collect(Collectors.joining());
        assertThat(errors(imports + "class Program {\n" + fields + "}\n")).isEmpty();
    }

    private static Stream<String> types(String name) {
        try (Stream<Path> files = Files.list(Path.of("src/main/java", name.replace('.', '/')))) {
            return files.filter(StarImportsTest::isPublic).map(StarImportsTest::stem).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static boolean isPublic(Path file) {
        try {
            return Files.readString(file).lines()
                    .anyMatch(line -> line.matches("public .*(class|record|interface|enum) " + stem(file) + "\\b.*"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the compiler says of this program. */
    private String errors(String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///Program.java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
                return text;
            }
        };
        StringWriter said = new StringWriter();
        compiler.getTask(said, null, null, List.of("-proc:none", "-d", folder.toString(), "-cp",
                System.getProperty("java.class.path")), null, List.of(source)).call();
        return said.toString();
    }
}
