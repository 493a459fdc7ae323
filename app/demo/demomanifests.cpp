// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democomposefiles.h"

#include "app/demo/demoapps.h"

namespace longshore::demo {
namespace {

// APP, IMAGE, PORT, and SPACE (a whole line of metadata, or nothing) are filled in.
constexpr char Base[] = R"(apiVersion: v1
kind: ConfigMap
metadata:
  name: APP-config
SPACE  labels: {app: APP}
data:
  LOG_LEVEL: "info"
  PUBLIC_URL: "https://APP.example.org/"
  greeting.txt: |
    Welcome to APP.
    Every line here is part of one value.
---
apiVersion: v1
kind: Secret
metadata:
  name: APP-secrets
SPACE  labels: {app: APP}
type: Opaque
stringData:
  adminUser: admin
  adminPassword: change-me-before-use
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: APP-data
SPACE  labels: {app: APP}
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 8Gi
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: APP
SPACE  labels: {app: APP}
spec:
  replicas: 2
  revisionHistoryLimit: 5
  selector:
    matchLabels: {app: APP, tier: front}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  template:
    metadata:
      labels: {app: APP, tier: front}
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: "PORT"
    spec:
      securityContext:
        runAsNonRoot: true
        fsGroup: 1000
      containers:
        - name: APP
          image: IMAGE
          imagePullPolicy: IfNotPresent
          ports:
            - name: http
              containerPort: PORT
          envFrom:
            - configMapRef: {name: APP-config}
          env:
            - name: ADMIN_PASSWORD
              valueFrom:
                secretKeyRef: {name: APP-secrets, key: adminPassword}
          readinessProbe:
            httpGet: {path: /, port: http}
            initialDelaySeconds: 5
            periodSeconds: 10
          livenessProbe:
            httpGet: {path: /, port: http}
            failureThreshold: 6
          resources:
            requests: {cpu: 50m, memory: 128Mi}
            limits: {cpu: "1", memory: 512Mi}
          volumeMounts:
            - name: data
              mountPath: /var/lib/APP
      volumes:
        - name: data
          persistentVolumeClaim: {claimName: APP-data}
---
apiVersion: v1
kind: Service
metadata:
  name: APP
SPACE  labels: {app: APP}
spec:
  selector: {app: APP, tier: front}
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: APP
SPACE  annotations:
    cert-manager.io/cluster-issuer: letsencrypt
spec:
  ingressClassName: traefik
  tls:
    - hosts: [APP.example.org]
      secretName: APP-tls
  rules:
    - host: APP.example.org
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service: {name: APP, port: {name: http}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: APP
SPACEspec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: APP}
  minReplicas: 2
  maxReplicas: 6
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: 70}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: APP
SPACEspec:
  podSelector:
    matchLabels: {app: APP}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels: {kubernetes.io/metadata.name: ingress}
      ports:
        - port: http
)";

constexpr char Database[] = R"(---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: APP-db
SPACE  labels: {app: APP}
spec:
  serviceName: APP-db
  replicas: 1
  selector:
    matchLabels: {app: APP, tier: db}
  template:
    metadata:
      labels: {app: APP, tier: db}
    spec:
      containers:
        - name: postgres
          image: postgres:16-alpine
          ports:
            - name: sql
              containerPort: 5432
          env:
            - name: POSTGRES_DB
              value: APP
            - name: POSTGRES_PASSWORD
              valueFrom:
                secretKeyRef: {name: APP-secrets, key: adminPassword}
            - name: PGDATA
              value: /var/lib/postgresql/data/pgdata
          volumeMounts:
            - name: db
              mountPath: /var/lib/postgresql/data
  volumeClaimTemplates:
    - metadata:
        name: db
      spec:
        accessModes: [ReadWriteOnce]
        resources:
          requests: {storage: 20Gi}
---
apiVersion: v1
kind: Service
metadata:
  name: APP-db
SPACEspec:
  clusterIP: None
  selector: {app: APP, tier: db}
  ports:
    - name: sql
      port: 5432
)";

/// What watches a cluster runs on every node, and what it keeps is saved at night.
constexpr char Watching[] = R"(---
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: APP-agent
SPACE  labels: {app: APP-agent}
spec:
  selector:
    matchLabels: {app: APP-agent}
  template:
    metadata:
      labels: {app: APP-agent}
    spec:
      containers:
        - name: agent
          image: grafana/agent:v0.43.3
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: APP-backup
SPACE  labels: {app: APP-backup}
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: backup
              image: restic/restic:0.17.3
)";

} // namespace

QByteArray kubernetesManifests(const Stack &stack)
{
    const App &app = apps()[size_t(stack.app)];
    QByteArray text = Base;
    if (app.database)
        text += Database;
    if (stack.nameSpace == "monitoring")
        text += Watching;
    text.replace("SPACE", stack.nameSpace.isEmpty() ? QByteArray() : "  namespace: " + stack.nameSpace + "\n");
    return text.replace("APP", app.name).replace("IMAGE", app.image).replace("PORT", QByteArray::number(app.port));
}

} // namespace longshore::demo
