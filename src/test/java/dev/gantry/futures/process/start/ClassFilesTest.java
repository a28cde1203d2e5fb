package dev.gantry.futures.process.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs in a jar, whose workers get the class files of their tasks with the first of them. */
@Tag("process")
class ClassFilesTest {
    private static final String PROGRAM = """
            package program;

            import dev.gantry.futures.process.ProcessPool;
            import java.nio.file.Files;
            import java.nio.file.Path;

            public class Program implements Greeting {
                public static void main(String[] arguments) throws Exception {
                    run(arguments.length > 0 && arguments[0].equals("others"));
                    if (arguments.length > 0 && arguments[0].equals("delete")) {
                        Files.delete(
                                Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
                        run(false);
                    }
                }

                private static void run(boolean others) throws Exception {
                    try (ProcessPool pool = new ProcessPool(1)) {
                        System.out.println(pool.submit(() -> new Program().word()).result());
                        System.out.println(pool.submit(() -> Program.class.getProtectionDomain().getCodeSource()
                                .getLocation().getPath().replaceAll(".*/", "")).result());
                        if (others) {
                            System.out.println(pool.submit(() -> new Other().word()).result());
                            System.out.println(pool.submit(() -> Program.class == Other.PROGRAM).result());
                        }
                    }
                }
            }
            """;
    private static final String GREETING = """
            package program;

            interface Greeting {
                default String word() {
                    return "hello";
                }
            }
            """;
    private static final String OTHER = """
            package program;

            class Other extends Program {
                static final Class<?> PROGRAM = Program.class;

                @Override
                public String word() {
                    return super.word() + " from another";
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    @DisplayName("a task whose class is in a jar needs the jar no more than its parent does")
    void withoutJar() throws Exception {
        assertThat(run(new Manifest(), "delete")).containsExactly("hello", "program.jar", "hello", "program.jar");
    }

    @Test
    @DisplayName("classes that are found in the jar later see the one that was sent, and there is one only")
    void oneOfEach() throws Exception {
        assertThat(run(new Manifest(), "others"))
                .containsExactly("hello", "program.jar", "hello from another", "true");
    }

    @Test
    @DisplayName("what is in a sealed package is found in its jar, as the rest of it is")
    void sealed() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.SEALED, "true");
        assertThat(run(manifest, "others")).containsExactly("hello", "program.jar", "hello from another", "true");
    }

    private List<String> run(Manifest manifest, String argument) throws IOException, InterruptedException {
        Path jar = jar(manifest);
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-exports=java.base/jdk.internal.access=ALL-UNNAMED",
                "-cp", jar + File.pathSeparator + System.getProperty("java.class.path"), "program.Program", argument)
                .redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private Path jar(Manifest manifest) throws IOException {
        Path source = Files.createDirectories(folder.resolve("program"));
        Files.writeString(source.resolve("Program.java"), PROGRAM);
        Files.writeString(source.resolve("Greeting.java"), GREETING);
        Files.writeString(source.resolve("Other.java"), OTHER);
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp",
                System.getProperty("java.class.path"), "-d", folder.toString(),
                source.resolve("Program.java").toString(), source.resolve("Greeting.java").toString(),
                source.resolve("Other.java").toString());
        assertThat(failed).isZero();
        Path jar = folder.resolve("program.jar");
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String name : List.of("Program", "Greeting", "Other")) {
                out.putNextEntry(new JarEntry("program/" + name + ".class"));
                Files.copy(source.resolve(name + ".class"), out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
