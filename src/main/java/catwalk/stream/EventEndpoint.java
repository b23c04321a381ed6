package catwalk.stream;

import catwalk.budget.ReadBudget;
import catwalk.conduct.Conduct;
import catwalk.conduct.Doubling;
import catwalk.source.SourceStatus;
import catwalk.source.Sources;
import catwalk.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Component;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/** What the endpoints of all resumable sources have in common: how they keep their place, and how they behave. */
public abstract class EventEndpoint extends DefaultEndpoint {
    @UriParam
    private String cursorName;

    @UriParam
    private String cursorField = "";

    @UriParam(defaultValue = "TOKEN")
    private PositionUnit cursorUnit = PositionUnit.TOKEN;

    @UriParam
    private List<String> passOver = List.of();

    @UriParam
    private List<String> passOverUnless = List.of();

    @UriParam(defaultValue = "0")
    private long rewind;

    @UriParam(defaultValue = "0")
    private long reach;

    @UriParam(defaultValue = "1000")
    private int maxInFlight = 1000;

    @UriParam
    private Conduct conduct;

    @UriParam
    private ReadBudget budget = ReadBudget.FREE;

    @UriParam
    private List<String> terms = List.of("");

    @UriParam(prefix = "variable.", multiValue = true)
    private Map<String, Object> variables = new TreeMap<>();

    protected EventEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(getEndpointBaseUri() + " is only read");
    }

    /** The status of the source that this endpoint is. */
    public SourceStatus status() {
        SourceStatus status = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Sources.class)
                .of(cursorName);
        status.paysFrom(budget::describe);
        return status;
    }

    /** The flow of events of one of the endpoint's streams. */
    public EventFlow flow(DefaultConsumer consumer, String term) {
        Store store = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Store.class);
        Place place = new Place(store, term.isEmpty() ? cursorName : cursorName + " " + term, cursorUnit);
        JsonPosition position = cursorField.isEmpty() ? null : new JsonPosition(cursorField);
        return new EventFlow(
                consumer, status(), term, place, position, new PassOver(passOver, passOverUnless), maxInFlight);
    }

    public Duration rewind() {
        return Duration.ofMillis(rewind);
    }

    public Duration reach() {
        return Duration.ofMillis(reach);
    }

    public String getCursorName() {
        return cursorName;
    }

    /** Under what name the place is kept, and the source's status: the source's name. */
    public void setCursorName(String cursorName) {
        this.cursorName = cursorName;
    }

    /** The event's JSON field that holds its position, from the top, divided by dots; empty where it comes beside it. */
    public void setCursorField(String cursorField) {
        this.cursorField = cursorField;
    }

    /** Texts, comma-separated: an event in which one occurs is of no use, and only moves the place. */
    public void setPassOver(String passOver) {
        this.passOver = List.of(passOver.split(","));
    }

    /** Texts, comma-separated: an event in which one occurs is of use nevertheless. */
    public void setPassOverUnless(String passOverUnless) {
        this.passOverUnless = List.of(passOverUnless.split(","));
    }

    /** What positions are: a {@link PositionUnit}. */
    public void setCursorUnit(PositionUnit cursorUnit) {
        this.cursorUnit = cursorUnit;
    }

    /** How far before the last position to resume, in milliseconds: servers of one service differ a little. */
    public void setRewind(long rewind) {
        this.rewind = rewind;
    }

    /** How far back the service can be asked, in milliseconds; 0 for any time. */
    public void setReach(long reach) {
        this.reach = reach;
    }

    /** Most events under way in the pipeline; then no more are read until one is done. */
    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public Conduct getConduct() {
        return conduct;
    }

    /** How long to stay away when the service fails or refuses; by default pauses double up to 30 s. */
    public void setConduct(Conduct conduct) {
        this.conduct = conduct;
    }

    /** The conduct that was set, else pauses that double between these. */
    protected Conduct conductOr(Duration least, Duration most) {
        return conduct != null ? conduct : new Doubling(least, most);
    }

    public ReadBudget getBudget() {
        return budget;
    }

    /** What reading may cost; nothing by default. */
    public void setBudget(ReadBudget budget) {
        this.budget = budget;
    }

    public List<String> getTerms() {
        return terms;
    }

    /** What the source is asked for: one stream, or request, for each, with a place of its own. */
    public void setTerms(List<String> terms) {
        this.terms = List.copyOf(terms);
    }

    public Map<String, Object> getVariables() {
        return variables;
    }

    /** Variables for the routes that this endpoint calls. */
    public void setVariables(Map<String, Object> variables) {
        this.variables = new TreeMap<>(variables);
    }
}
