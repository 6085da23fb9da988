import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
assert log.contains('[INFO] No findings in 2 entities')
assert log.contains('[INFO] read 2 files, parsed 2; 2 entities, 2 associations; 0 targets outside the sources')

def report = new JsonSlurper().parse(new File(basedir, 'target/cascade-lint/cascade-lint.json'))
assert report.complete
assert new File(basedir, 'target/cascade-lint/cache/cache.fragments').isFile()
assert report.findings.isEmpty()
assert new JsonSlurper().parse(new File(basedir, 'target/cascade-lint/cascade-lint.sarif')).runs[0].results.isEmpty()

assert report.coverage.tables == 2 && report.coverage.foreignKeys == 1
assert new File(basedir, 'target/more/report.md').text.contains('Cascade Lint: No findings in 2 entities')
assert new File(basedir, 'target/TEST-lint.xml').text.contains('<testsuite')

assert log.contains('[INFO] failOn: warning  # cascade-lint.failOn')
assert log.contains('[INFO] minConfidence: likely  # default')
