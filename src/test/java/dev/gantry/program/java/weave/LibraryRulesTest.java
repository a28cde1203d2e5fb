package dev.gantry.program.java.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.program.java.AgentFiles;
import dev.gantry.program.java.JavaHome;
import dev.gantry.program.java.Jdks;

/** What the agent weaves itself, by the rules as Gantry hands them over. */
class LibraryRulesTest {
    static Stream<JavaHome> jdks() {
        return Jdks.all();
    }

    /** The JDK's classes have code of all kinds, and more places of rules than any library. */
    @ParameterizedTest
    @MethodSource("jdks")
    void everyClassThatTheAgentWeavesIsAsTheVerifierWantsIt(JavaHome java) throws Exception {
        try (TargetJdk jdk = new TargetJdk(java.folder()); AgentFiles.Weaver agent = new AgentFiles.Weaver()) {
            LibraryRules rules = new LibraryRules(java.version(), AgentFiles.hooks());
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
                            .isEqualTo(calls(new Weaver(Rules.of("jdk"), java.version(), AgentFiles.hooks(),
                                    jdk.hierarchy()).plain(each.getKey().replace('/', '.'), original)));
                }
            }
        }
    }

    /** A method has the first of several names that the class has; a class of another superclass is another. */
    @Test
    void whatARuleNamesAndTheClassLacksIsTold() throws Exception {
        assertThat(missing("""
                class a.Pool
                17-  begin|run            entry        ended
                17-  begin                entry        ended
                17-  run()                before:sleep ended
                17-  run(String,int)      entry        ended
                """)).containsExactly("begin", "run() with a call of sleep", "run(String, int)");
    }

    @Test
    void aClassOfAnotherSuperclassStaysAsItIs() throws Exception {
        try (AgentFiles.Weaver agent = new AgentFiles.Weaver()) {
            byte[] rules = rules("class a.Pool extends a.Base\n17- run entry ended");
            assertThat(agent.weave(pool(), rules, new ArrayList<>())).isNull();
        }
    }

    @Test
    void copiesOfALibraryAreKnownByTheirOwnNames() throws Exception {
        LibraryRules rules = new LibraryRules(17, AgentFiles.hooks());
        rules.add(Rules.parse("copies our.shaded.\nclass a.Pool\n17- run entry ended"));
        assertThat(rules.classes()).containsOnlyKeys("a/Pool", "our/shaded/a/Pool");
    }

    private static List<String> missing(String rules) throws Exception {
        List<String> missing = new ArrayList<>();
        try (AgentFiles.Weaver agent = new AgentFiles.Weaver()) {
            agent.weave(pool(), rules(rules), missing);
        }
        return missing;
    }

    private static byte[] rules(String text) throws IOException {
        LibraryRules rules = new LibraryRules(17, AgentFiles.hooks());
        rules.add(Rules.parse(text));
        return rules.classes().get("a/Pool");
    }

    private static byte[] pool() {
        return ClassFile.of().build(ClassDesc.of("a.Pool"), type -> type.withMethodBody("run",
                MethodTypeDesc.of(ConstantDescs.CD_void), ClassFile.ACC_PUBLIC, code -> code.return_()));
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
