package dev.gantry.program.java.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.program.java.AgentFiles;
import dev.gantry.program.java.JavaHome;

/** What the agent weaves itself, by the rules as Gantry hands them over. */
class LibraryRulesTest {
    private static final ClassFile VERIFIER = ClassFile.of(ClassFile.ClassHierarchyResolverOption
            .of(ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));

    /** The JDK's classes have code of all kinds, and more places of rules than any library. */
    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void everyClassThatTheAgentWeavesIsAsTheVerifierWantsIt(JavaHome java) throws Exception {
        try (TargetJdk jdk = new TargetJdk(java.folder()); AgentFiles.Weaver agent = new AgentFiles.Weaver()) {
            LibraryRules rules = new LibraryRules(java.version(), new HookMethods(AgentFiles.hooks()));
            rules.add(Rules.of("jdk"));
            ClassFile verifier = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(jdk.hierarchy()));
            for (Map.Entry<String, byte[]> each : rules.classes().entrySet()) {
                byte[] original = jdk.read(each.getKey().replace('/', '.')).orElse(null);
                if (original != null) {
                    List<String> missing = new ArrayList<>();
                    byte[] woven = agent.weave(original, each.getValue(), missing);
                    assertThat(missing).as(each.getKey()).isEmpty();
                    assertThat(verifier.verify(woven)).as(each.getKey()).isEmpty();
                    assertThat(calls(woven)).as(each.getKey())
                            .isEqualTo(calls(
                                    new Weaver(Rules.of("jdk"), java.version(), new HookMethods(AgentFiles.hooks()),
                                            jdk.hierarchy()).plain(each.getKey().replace('/', '.'), original)));
                }
            }
        }
    }

    /** Of the versions that the tests' programs use, which are the newest. */
    @ParameterizedTest
    @ValueSource(strings = {"tomcat", "jetty", "netty", "guava"})
    void theClassesOfALibraryHaveWhatItsRulesNameAndAreAsTheVerifierWantsThem(String library) throws Exception {
        LibraryRules rules = new LibraryRules(Runtime.version().feature(), new HookMethods(AgentFiles.hooks()));
        rules.add(Rules.of(library));
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        int woven = 0;
        try (AgentFiles.Weaver agent = new AgentFiles.Weaver()) {
            for (Map.Entry<String, byte[]> each : rules.classes().entrySet()) {
                try (InputStream file = loader.getResourceAsStream(each.getKey() + ".class")) {
                    if (file != null) {
                        List<String> missing = new ArrayList<>();
                        byte[] changed = agent.weave(file.readAllBytes(), each.getValue(), missing);
                        assertThat(missing).as(each.getKey()).isEmpty();
                        assertThat(VERIFIER.verify(changed)).as(each.getKey()).isEmpty();
                        woven++;
                    }
                }
            }
        }
        assertThat(woven).isGreaterThan(2);
    }

    /** The hooks that each method calls, in the order of its code. */
    private static List<String> calls(byte[] file) throws IOException {
        List<String> calls = new ArrayList<>();
        ClassFile.of().parse(file).methods().forEach(method -> method.code().ifPresent(code -> code.forEach(element -> {
            if (element instanceof java.lang.classfile.instruction.InvokeInstruction called
                    && called.owner().asInternalName().startsWith("dev/gantry")) {
                calls.add(method.methodName() + " " + called.name());
            }
        })));
        return calls.stream().sorted().toList();
    }
}
