package dev.gantry.view.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Names that are cut keep what tells them apart. */
class LabelsTest {
    private final Labels labels = new Labels();

    LabelsTest() {
        labels.use((text, _) -> text.length());
    }

    @Test
    void namesThatDifferInTheirMiddleKeepIt() {
        String alpha = "greenlets-of-server-alpha-that-reads-orders";
        String beta = "greenlets-of-server-beta-that-reads-orders";

        String one = labels.cutApart(alpha, List.of(beta), FontRole.LANE, 18);
        String other = labels.cutApart(beta, List.of(alpha), FontRole.LANE, 18);

        assertThat(one).isNotEqualTo(other).contains("alpha").hasSizeLessThanOrEqualTo(18);
        assertThat(other).contains("beta").hasSizeLessThanOrEqualTo(18);
    }

    @Test
    void namesThatDifferAtTheirEndKeepTheirBeginning() {
        assertThat(labels.cutApart("ThreadPoolExecutor-0_12", List.of("ThreadPoolExecutor-0_11"), FontRole.LANE, 14))
                .startsWith("Thread").endsWith("0_12").hasSizeLessThanOrEqualTo(14);
        assertThat(labels.cutApart("main", List.of("main 2"), FontRole.LANE, 14)).isEqualTo("main");
    }
}
