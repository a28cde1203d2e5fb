package dev.gantry.view.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

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

    /** As a member of Hazelcast calls its threads. */
    @Test
    void namesOfAllLinesAreToldApartNotOnlyOfThoseBeside() {
        List<String> names = Stream.of("async.thread-1", "async.thread-2", "cached.thread-1", "cached.thread-2",
                "client.generic-operation.thread-1", "generic-operation.thread-0", "generic-operation.thread-1",
                "partition-operation.thread-0", "partition-operation.thread-1",
                "priority-generic-operation.thread-0", "response-1").map("hz.compassionate_fermat."::concat).toList();

        List<String> cut = names.stream().map(name -> labels.cutApart(name, names, FontRole.LANE, 24)).toList();

        assertThat(cut).doesNotHaveDuplicates().allMatch(each -> each.length() <= 24).contains("…fermat.async.thread-1",
                "…fermat.cached.thread-2");
    }

    @Test
    void whereNotOneLetterHasRoomThereIsNoText() {
        List<String> names = List.of("pool-1", "pool-2");
        assertThat(labels.cutApart("pool-1", names, FontRole.LANE, 1)).isEmpty();
        assertThat(labels.cutApart("pool-1", names, FontRole.LANE, 0)).isEmpty();
    }

    @Test
    void namesThatDifferAtTheirEndKeepTheirBeginning() {
        assertThat(labels.cutApart("ThreadPoolExecutor-0_12", List.of("ThreadPoolExecutor-0_11"), FontRole.LANE, 14))
                .startsWith("Thread").endsWith("0_12").hasSizeLessThanOrEqualTo(14);
        assertThat(labels.cutApart("main", List.of("main 2"), FontRole.LANE, 14)).isEqualTo("main");
    }
}
