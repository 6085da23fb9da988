import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "${name}/target/cascade-lint/cascade-lint.json")) }
assert report('blog').complete
assert report('blog').findings.isEmpty()
assert report('blog').coverage.entities > 10

def findings = report('blog-broken').findings
assert findings*.rule.containsAll(['remove-on-many-to-one', 'remove-on-many-to-many', 'orphan-removal-on-tree'])
assert findings*.fingerprint.unique(false).size() == findings.size()
String log = new File(basedir, 'build.log').text
for (finding in findings) {
    String place = new File(basedir, "blog-broken/${finding.file}")
    assert log.count("${place}:[${finding.line},${finding.column}] ${finding.rule}: ") == 1
}
