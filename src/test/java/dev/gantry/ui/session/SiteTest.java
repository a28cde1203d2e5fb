package dev.gantry.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SiteTest {
    @Test
    void aSiteIsAClassAndALine() {
        assertThat(Site.of("dev.gantry.lesson.ThreadOne:12")).isEqualTo(new Site("dev.gantry.lesson.ThreadOne", 12));
        assertThat(Site.of("dev.gantry.lesson.ThreadOne:12").label()).isEqualTo("ThreadOne:12");
    }

    @Test
    void aNestedClassIsInItsOutermostClassSource() {
        assertThat(Site.of("a.Outer$Inner$1:3")).isEqualTo(new Site("a.Outer", 3));
    }

    @Test
    void anythingElseIsUnknown() {
        assertThat(Site.of("")).isEqualTo(Site.UNKNOWN);
        assertThat(Site.of("a.B")).isEqualTo(Site.UNKNOWN);
        assertThat(Site.of("a.B:x")).isEqualTo(Site.UNKNOWN);
        assertThat(Site.of("a.B:99999999999")).isEqualTo(Site.UNKNOWN);
    }
}
