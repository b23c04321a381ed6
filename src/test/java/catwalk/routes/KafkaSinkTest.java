package catwalk.routes;

import static catwalk.kit.RunningWall.post;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catwalk.kit.Kafka;
import catwalk.kit.RunningWall;
import catwalk.kit.Schema;
import catwalk.kit.Viewer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** routes/sinks/kafka-sink.kamelet.yaml, with a real Kafka. */
@Tag("slow")
class KafkaSinkTest {
    @TempDir
    Path directory;

    @Test
    void everyCollectionIsARecordAndWhatIsPublishedWhileTheBrokerIsAwayComesLaterInOrder() {
        List<String> ids = IntStream.range(0, 90).mapToObj(i -> "urn:post:" + i).toList();
        try (Kafka kafka = new Kafka(directory);
                RunningWall wall = new RunningWall(directory)
                        .with("wall.roles", "broker,publisher")
                        .with("wall.sinks", "activemq-topic,kafka")
                        .with("kafka.brokers", kafka.address())
                        .start();
                Viewer viewer = new Viewer(wall.broker()).subscribe("/topic/wall.cats", true)) {
            List<String> beforeTheStart = ids.subList(0, 30);
            offer(wall, beforeTheStart);
            await("the other sink goes on").until(() -> viewer.created().containsAll(beforeTheStart));
            kafka.start();
            awaitRecords(kafka, beforeTheStart);

            offer(wall, ids.subList(30, 60));
            awaitRecords(kafka, ids.subList(0, 60));

            kafka.kill();
            offer(wall, ids.subList(60, 90));
            await("the other sink goes on").until(() -> viewer.created().containsAll(ids));
            kafka.start();
            awaitRecords(kafka, ids);

            for (ConsumerRecord<String, String> record : records(kafka)) {
                assertEquals("cats", record.key());
                assertEquals(0, record.headers().toArray().length, "headers would say how the wall is made");
                Schema.assertValid(RunningWall.activity(record.value()));
            }
        }
    }

    private static void offer(RunningWall wall, List<String> ids) {
        ids.forEach(id -> wall.offer(post(id, "my cat")));
    }

    private static void awaitRecords(Kafka kafka, List<String> ids) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertEquals(ids, posts(kafka)));
    }

    /** Their ids, each once: what was in flight when the broker was killed may be there twice. */
    private static List<String> posts(Kafka kafka) {
        return records(kafka).stream()
                .map(record -> RunningWall.activity(record.value()))
                .flatMap(collection -> collection.get("orderedItems").valueStream())
                .map((JsonNode item) -> item.at("/object/id").asText())
                .distinct()
                .toList();
    }

    private static List<ConsumerRecord<String, String>> records(Kafka kafka) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.address(),
                "key.deserializer", StringDeserializer.class.getName(),
                "value.deserializer", StringDeserializer.class.getName());
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = List.of(new TopicPartition("wall.cats", 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions, Duration.ofSeconds(5)).get(partitions.get(0));
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (consumer.position(partitions.get(0), Duration.ofSeconds(5)) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            assertTrue(records.size() <= end);
            return records;
        }
    }
}
