package catwalk.source;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * A source's status as a health check. One that is not connected is UNKNOWN, not DOWN: the others, the broker and the page
 * are well, and nobody should take the whole process for ill.
 */
public final class SourceHealth extends AbstractHealthCheck {
    private final SourceStatus status;

    public SourceHealth(SourceStatus status) {
        super("catwalk", "source:" + status.name());
        this.status = status;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        if (status.state().compareTo(SourceStatus.State.BEHIND) <= 0) {
            builder.up();
        } else {
            builder.unknown();
        }
        status.describe().forEach(builder::detail);
    }
}
