package dev.gantry.program.java.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.classfile.ClassFile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.program.java.AgentFiles;
import dev.gantry.program.java.JavaHome;

/** Classes of each JDK that is here, woven. */
class WeaverTest {
    private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";

    private static Weaver weaver(TargetJdk jdk, JavaHome java, Rules rules) throws IOException {
        return new Weaver(rules, java.version(), new HookMethods(AgentFiles.hooks()), jdk.hierarchy());
    }

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void everyWovenClassIsAsTheVerifierWantsIt(JavaHome java) throws IOException {
        try (TargetJdk jdk = new TargetJdk(java.folder())) {
            Rules rules = Rules.of("jdk");
            Weaver weaver = weaver(jdk, java, rules);
            ClassFile verifier = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(jdk.hierarchy()));
            for (String name : rules.classes().keySet()) {
                if (jdk.read(name).isPresent()) {
                    byte[] original = jdk.read(name).get();
                    assertThat(verifier.verify(weaver.plain(name, original))).as(name).isEmpty();
                    assertThat(verifier.verify(weaver.tagged(name, original))).as(name).isEmpty();
                }
            }
            assertThat(weaver.missing()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void aClassThatIsLoadedAlreadyGetsNoNewMember(JavaHome java) throws IOException {
        try (TargetJdk jdk = new TargetJdk(java.folder())) {
            byte[] original = jdk.read(POOL).orElseThrow();
            Weaver weaver = weaver(jdk, java, Rules.of("jdk"));
            assertThat(members(weaver.plain(POOL, original))).isEqualTo(members(original));
            assertThat(members(weaver.tagged(POOL, original))).isGreaterThan(members(original));
        }
    }

    private static int members(byte[] file) {
        var model = ClassFile.of().parse(file);
        return model.methods().size() + model.fields().size() + model.interfaces().size();
    }

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void whatARuleNamesAndTheClassLacksIsTold(JavaHome java) throws IOException {
        try (TargetJdk jdk = new TargetJdk(java.folder())) {
            Weaver weaver = weaver(jdk, java, Rules.parse("class " + POOL + """

                    17-  execute(Runnable)  entry        submitted 0 1
                    17-  execute(String)    entry        submitted 0 1
                    17-  execute            before:walk  ended
                    17-  enqueue            entry        submitted 0 1
                    16-16 before            entry        submitted 0 1
                    """));
            weaver.plain(POOL, jdk.read(POOL).orElseThrow());
            assertThat(weaver.missing()).containsExactlyInAnyOrder(POOL + ".execute(String)", POOL + ".enqueue",
                    POOL + ".execute, call of walk");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void aHookThatTheAgentLacksIsRefused(JavaHome java) throws IOException {
        try (TargetJdk jdk = new TargetJdk(java.folder())) {
            Weaver weaver = weaver(jdk, java, Rules.parse("class " + POOL + "\n17- execute entry submitted 0"));
            byte[] original = jdk.read(POOL).orElseThrow();
            assertThatIllegalArgumentException().isThrownBy(() -> weaver.plain(POOL, original))
                    .withMessageContaining("submitted");
        }
    }
}
